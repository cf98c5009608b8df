import { randomUUID } from 'node:crypto';
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { everyStaff } from '~/platform/permissions/access';
import { requireLanguage, requireStaff } from '~/platform/permissions/guard.server';
import { answerSurvey } from './answer-survey.server';
import { resultsOf } from './results.rules';
import { surveySchema } from './survey.schema';
import { listTotals } from './survey.store.server';

/** The survey, the same for everybody. It asks nobody who they are and reads no cookie. */
export function loadSurvey(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return { submitKey: randomUUID() };
}

/** Counts the answers. What was chosen is kept nowhere else, so another language begins anew. */
export async function answerSurveyPage(args: ActionFunctionArgs) {
  const language = requireLanguage(args);
  const values = await readForm(args.request);
  const parsed = parse(surveySchema, values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { kind } = await answerSurvey(parsed.data, args.context.network);
  if (kind === 'thanks') return redirect(`/${language}/survey/thanks`, 303);
  args.context.refused = true;
  return refusal(values, 'wait');
}

/** The results of the last two years, for staff. */
export async function loadResults(args: LoaderFunctionArgs) {
  await requireStaff(args, everyStaff);
  return { months: resultsOf(await listTotals(24)) };
}
