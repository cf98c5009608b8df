import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { CLOCK_RULES, dueOn, loadSchoolCalendar } from '~/domains/clock/index.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse, type FormValues } from '~/platform/form/parse.server';
import { notFound } from '~/platform/permissions/guard.server';
import { draftPath, droppedSearch, loadQuestion } from './answer-task.server';
import { councilWords } from './council-words.server';
import { saveTask } from './draft.store.server';
import { lettersFor, letterStart } from './letters.rules';
import { consentDueOn, writeLetters } from './letters.server';
import { requireDraft } from './require-draft.server';
import { startForm } from './start.schema';

/** What the page about the start loads: the letters as they read, and by when requests are answered. */
export async function loadStart(args: LoaderFunctionArgs) {
  const { actor, draft, language, kept } = await loadQuestion(args);
  const { answers } = draft;
  const writtenOn = today().toString();
  const startsOn = letterStart(answers, writtenOn) ?? writtenOn;
  const which = { answers, language, email: actor.email, startsOn, writtenOn };
  const context = { calendar: await loadSchoolCalendar(), lengths: profile().clocks };
  return {
    saved: answers.start,
    family: answers.children,
    letters: await writeLetters(which),
    council: councilWords(),
    answerBy: {
      consent: await consentDueOn(writtenOn),
      contact: dueOn(CLOCK_RULES['first-contact'], today(), context).toString(),
    },
    kept,
    backTo: draftPath(language, draft.id),
  };
}

/** The action of the page about the start. */
export async function answerStart(args: ActionFunctionArgs) {
  const { actor, draft, language } = await requireDraft(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${actor.id}`, values);
  if (control) return control;
  const letters = lettersFor(draft.answers);
  const parsed = parse(startForm(letters, today(), values), values);
  if (!parsed.ok) {
    args.context.refused = true;
    const stale = parsed.problems.errors.some((error) => error.code === 'stale');
    return refuse(stale ? startAgain(values) : parsed.problems);
  }
  const saved = await saveTask(actor.id, draft.id, 'start', parsed.data);
  if (saved.kind !== 'saved') throw notFound();
  return redirect(draftPath(language, draft.id) + droppedSearch(saved.dropped));
}

/** The letters are others than the page showed: what was chosen for those must not go to these. */
function startAgain(values: FormValues) {
  const kept = Object.entries(values).filter(([name]) => !name.endsWith(']'));
  return { values: Object.fromEntries(kept), errors: [{ field: 'form', code: 'stale' }] };
}
