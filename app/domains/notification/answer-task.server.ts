import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import type { FieldError, FormProblems } from '~/components/form/form-state';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse, type FormValues } from '~/platform/form/parse.server';
import { keptForm } from '~/platform/auth/stash.server';
import { notFound } from '~/platform/permissions/guard.server';
import type { Answers, Task } from './answers.schema';
import { changeAnswers } from './draft.store.server';
import { requireDraft, type WithDraft } from './require-draft.server';
import type { Dropped } from './tasks.rules';

/** The address of a page of a draft; `page` is `''` for its task list. */
export function draftPath(language: string, draftId: string, page = ''): string {
  return `/${language}/notify/${draftId}${page && `/${page}`}`;
}

/** What a question page loads: the draft, and what was typed before a language switch or a session's end. */
export async function loadQuestion(args: Parameters<typeof requireDraft>[0]) {
  const found = await requireDraft(args);
  return { ...found, kept: await keptForm(args.request, `parent:${found.actor.id}`) };
}

export type Change = {
  change: (answers: Answers) => Answers;
  /** The page under the draft that comes next; the task list where it is left out. */
  next?: string;
};

type Question<S extends z.ZodType> = {
  schema: S;
  /** Makes the change of the answers, or refuses beside a field. */
  toChange: (
    data: z.output<S>,
    found: WithDraft,
    values: FormValues,
  ) => Change | { refused: FieldError } | Promise<Change | { refused: FieldError }>;
};

/**
 * The whole action of a question page: guard, the page's own controls, parse, save, on to the next
 * page. Answers 400 with what was typed where something is wrong; dropped answers are named in the
 * address of the next page as `?dropped=`.
 */
export async function answerQuestion<S extends z.ZodType>(
  args: ActionFunctionArgs,
  question: Question<S>,
) {
  const found = await requireDraft(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${found.actor.id}`, values);
  if (control) return control;
  const parsed = parse(question.schema, values);
  if (!parsed.ok) return refused(args, parsed.problems);
  const made = await question.toChange(parsed.data, found, values);
  if ('refused' in made) return refused(args, { values, errors: [made.refused] });
  return saveChange(found, made);
}

/** `answerQuestion` for a page that answers one task: `toAnswer` makes the answer from what was typed. */
export function answerTask<T extends Task, S extends z.ZodType>(
  args: ActionFunctionArgs,
  task: T,
  schema: S,
  toAnswer: (data: z.output<S>, found: WithDraft) => Answers[T],
  next?: string,
) {
  return answerQuestion(args, {
    schema,
    toChange: (data, found) => {
      const answer = toAnswer(data, found);
      return { next, change: (answers) => ({ ...answers, [task]: answer }) };
    },
  });
}

/** The 400 answer of a question page; its title will say that there is an error. */
export function refused(args: ActionFunctionArgs, problems: FormProblems) {
  args.context.refused = true;
  return refuse(problems);
}

/** Saves a change and goes on to the next page, which is told what was dropped. */
export async function saveChange({ actor, draft, language }: WithDraft, { change, next }: Change) {
  const saved = await changeAnswers(actor.id, draft.id, change);
  if (saved.kind !== 'saved') throw notFound();
  return redirect(withDropped(draftPath(language, draft.id, next), saved.dropped));
}

/** The search part that tells the next page what was dropped; empty where nothing was. */
export function droppedSearch(dropped: readonly Dropped[]): string {
  return dropped.length > 0 ? `?dropped=${dropped.join(',')}` : '';
}

/** The address of the next page, which may have a search part already, with what was dropped. */
export function withDropped(path: string, dropped: readonly Dropped[]): string {
  const search = droppedSearch(dropped);
  return path + (path.includes('?') ? search.replace('?', '&') : search);
}
