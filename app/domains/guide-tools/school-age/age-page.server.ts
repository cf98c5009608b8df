import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { today } from '~/platform/calendar';
import { parse, readForm, refuse } from '~/platform/form/parse.server';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { birthDate } from '../birth-date';
import { sentOn } from '../posted-form.server';
import { ageAnswer } from './age-answer';

/** The page asks nobody who they are, and begins empty. */
export function loadSchoolAge(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

/**
 * Compulsory school age from a date of birth. The date comes in the body of a form, so that no address
 * has it; it is answered and forgotten.
 */
export async function answerSchoolAge(args: ActionFunctionArgs) {
  requireLanguage(args);
  const sent = sentOn(args, await readForm(args.request));
  if (sent instanceof Response) return sent;
  const { values } = sent;
  const parsed = parse(z.object({ dateOfBirth: birthDate(today()) }), values);
  if (parsed.ok) {
    return { values, errors: [], answer: ageAnswer(parsed.data.dateOfBirth, today()) };
  }
  if (sent.switched) return { values, errors: [], answer: null };
  args.context.refused = true;
  return refuse(parsed.problems);
}
