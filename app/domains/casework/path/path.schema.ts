import { z } from 'zod';
import {
  calendarDate,
  oneOf,
  optionalCalendarDate,
  optionalEmailAddress,
  optionalLine,
  optionalOneOf,
  optionalText,
  text,
  ticked,
} from '~/platform/form/fields';
import { checkUrn } from '~/domains/child';
import { PATH_KINDS, type PathKind } from '../case/case.codes';
import { carried } from '../item/item.schema';
import { PATHS } from './path.definitions';
import { FIELDS, FIELD_NAMES, type FieldName, type FieldType } from './path.fields';
import type { StepDefinition } from './path.types';

/** What was answered, by the names of the fields; what was left out is not there. */
export type Answers = Partial<Record<FieldName, string>>;

function fieldSchema(name: FieldName): z.ZodType<string | boolean | null> {
  const field: { type: FieldType; max?: number; options?: readonly [string, ...string[]] } =
    FIELDS[name];
  switch (field.type) {
    case 'line':
      return optionalLine(field.max ?? 160);
    case 'text':
      return optionalText(field.max ?? 4000);
    case 'date':
      return optionalCalendarDate;
    case 'email':
      return optionalEmailAddress;
    case 'choice':
      return optionalOneOf(field.options!);
    case 'tick':
      return ticked;
  }
}

const fields = Object.fromEntries(
  FIELD_NAMES.map((name) => [name, fieldSchema(name)]),
) as unknown as Record<FieldName, z.ZodType<string | boolean | null>>;

/** The answers to these fields, without those that were left empty; a tick is `yes`. */
function answersOf(sent: Record<string, unknown>, names: readonly FieldName[]): Answers {
  const answers: Answers = {};
  for (const name of names) {
    const value = sent[name];
    if (value === true) answers[name] = 'yes';
    else if (typeof value === 'string' && value !== '') answers[name] = value;
  }
  return answers;
}

function refuseMissing(answers: Answers, needed: readonly FieldName[], ctx: z.RefinementCtx): void {
  for (const name of needed) {
    if (!answers[name]) ctx.addIssue({ code: 'custom', path: [name], message: 'required' });
  }
}

/** The start of a special case; its kind says what is asked. */
export const openPathSchema = z
  .object({
    submitKey: carried.submitKey,
    kind: oneOf(PATH_KINDS),
    startedOn: calendarDate,
    ...fields,
  })
  .transform((sent, ctx) => {
    const { start } = PATHS[sent.kind];
    const answers = answersOf(
      sent,
      start.map(({ field }) => field),
    );
    refuseMissing(
      answers,
      start.flatMap(({ field, needed }) => (needed ? [field] : [])),
      ctx,
    );
    const { submitKey, kind, startedOn } = sent;
    return { submitKey, kind, startedOn, answers };
  });
export type OpenPathForm = z.output<typeof openPathSchema>;

const dropForm = z.object({ ...carried, does: z.literal('drop'), dropReason: text(2000) });

const stepForm = z.object({
  ...carried,
  does: z.literal('step'),
  step: z.string({ error: 'stale' }),
  outcome: z.string({ error: 'required' }).min(1, 'required'),
  doneOn: calendarDate,
  note: optionalText(4000),
  ...fields,
});

function checkAnswers(
  step: StepDefinition,
  told: { outcome: string; note: string; answers: Answers },
  ctx: z.RefinementCtx,
): void {
  const outcome = step.outcomes.find((each) => each.code === told.outcome);
  refuseMissing(told.answers, outcome?.needs ?? [], ctx);
  if (outcome?.noteNeeded && !told.note) {
    ctx.addIssue({ code: 'custom', path: ['note'], message: 'required' });
  }
  if (told.answers.shown === 'no' && !told.answers.hiddenReason) {
    ctx.addIssue({ code: 'custom', path: ['hiddenReason'], message: 'required' });
  }
  if (told.answers.schoolUrn && checkUrn(told.answers.schoolUrn).kind !== 'ok') {
    ctx.addIssue({ code: 'custom', path: ['schoolUrn'], message: 'not-an-urn' });
  }
}

/** What the page of a path of that kind sends: one step recorded, or the whole dropped with a reason. */
export function pathFormSchema(kind: PathKind) {
  const recorded = stepForm.transform((sent, ctx) => {
    const step = PATHS[kind].steps.find((each) => each.code === sent.step);
    const { version, seen, submitKey, does, outcome, doneOn, note } = sent;
    const answers = answersOf(sent, step?.fields ?? []);
    if (step) checkAnswers(step, { outcome, note, answers }, ctx);
    return { version, seen, submitKey, does, step: sent.step, outcome, doneOn, note, answers };
  });
  return z.discriminatedUnion('does', [dropForm, recorded]);
}
export type PathForm = z.output<ReturnType<typeof pathFormSchema>>;
export type StepForm = Extract<PathForm, { does: 'step' }>;
export type DropForm = Extract<PathForm, { does: 'drop' }>;
