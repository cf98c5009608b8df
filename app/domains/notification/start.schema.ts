import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  calendarDate,
  emailAddress,
  optionalCalendarDate,
  optionalLine,
  optionalOneOf,
} from '~/platform/form/fields';
import { LETTER_WAYS, type Answers } from './answers.schema';
import { goesToSchool, type PlannedLetter } from './letters.rules';

export const WHENS = ['on-date', 'already', 'not-sure'] as const;
export type When = (typeof WHENS)[number];

type Start = NonNullable<Answers['start']>;

/** True where the date lies within a year of `today`, either way. */
function withinAYear(isoDate: string, today: Temporal.PlainDate): boolean {
  const date = Temporal.PlainDate.from(isoDate);
  const { compare } = Temporal.PlainDate;
  return (
    compare(date, today.subtract({ years: 1 })) >= 0 && compare(date, today.add({ years: 1 })) <= 0
  );
}

/** Why a start date cannot stand: more than a year away either way, or not begun yet where it is said to have. */
export function startDateProblem(
  isoDate: string,
  today: Temporal.PlainDate,
  begun = false,
): 'too-far-back' | 'too-far-ahead' | 'not-begun' | null {
  const ahead = Temporal.PlainDate.compare(Temporal.PlainDate.from(isoDate), today) > 0;
  if (!withinAYear(isoDate, today)) return ahead ? 'too-far-ahead' : 'too-far-back';
  return begun && ahead ? 'not-begun' : null;
}

function startDate(today: Temporal.PlainDate, begun: boolean) {
  const check = (date: string | null | undefined, ctx: z.RefinementCtx) => {
    const problem = date ? startDateProblem(date, today, begun) : null;
    if (problem) ctx.addIssue({ code: 'custom', message: problem });
  };
  return begun ? optionalCalendarDate.superRefine(check) : calendarDate.superRefine(check);
}

/** The date of a letter whose start was not known when the notice was sent. Codes as of the start page. */
export function letterDateForm(today: Temporal.PlainDate) {
  return z.object({ startsOn: startDate(today, false) });
}

/** The names of the fields of one letter on the page. */
export function letterFields(index: number) {
  return {
    letter: `letter[${index}]`,
    way: `way[${index}]`,
    sendTo: `sendTo[${index}]`,
    headName: `headName[${index}]`,
  };
}

/** A field that does not belong to the choice made: whatever was typed there is left out. */
const left = z.preprocess(() => '', z.string());

function letterShape(
  letter: PlannedLetter,
  index: number,
  values: Readonly<Record<string, unknown>>,
) {
  const names = letterFields(index);
  const toSchool = goesToSchool(letter) && values[names.way] === 'send-for-me';
  return {
    [names.letter]: z.literal(letter.key, { error: 'stale' }),
    [names.way]: optionalOneOf(LETTER_WAYS),
    [names.sendTo]: toSchool ? emailAddress : left,
    [names.headName]: goesToSchool(letter) ? optionalLine(120) : left,
  };
}

function letterShapes(letters: PlannedLetter[], values: Readonly<Record<string, unknown>>) {
  const shapes: Record<string, z.ZodType> = {};
  letters.forEach((letter, index) => Object.assign(shapes, letterShape(letter, index, values)));
  return shapes;
}

function chosenLetters(letters: PlannedLetter[], data: Record<string, unknown>): Start['letters'] {
  return letters.flatMap(({ key }, index) => {
    const names = letterFields(index);
    const way = data[names.way];
    if (!way) return [];
    return {
      key,
      way: way as Start['letters'][number]['way'],
      sendTo: String(data[names.sendTo]),
      headName: String(data[names.headName]),
    };
  });
}

/**
 * When home education starts, and how each letter should go. Only what belongs to the choices in
 * `values` is looked at. Codes: required, date-incomplete, date-year, not-a-date, too-far-back,
 * too-far-ahead, not-begun; email; `letter[n]` is stale where the letters are others than the page showed.
 */
export function startForm(
  letters: PlannedLetter[],
  today: Temporal.PlainDate,
  values: Readonly<Record<string, unknown>>,
) {
  const { when } = values;
  return z
    .object({
      when: optionalOneOf(WHENS),
      ...(when === 'on-date' ? { startsOn: startDate(today, false) } : {}),
      ...(when === 'already' ? { startedOn: startDate(today, true) } : {}),
      ...letterShapes(letters, values),
    })
    .transform((data: Record<string, unknown>): Start => ({
      startsOn: ((data.startsOn ?? data.startedOn) as string | null | undefined) ?? null,
      alreadyStarted: when === 'already',
      letters: chosenLetters(letters, data),
    }));
}

/** The form's values of a saved answer. */
export function savedStart(start: Start, letters: PlannedLetter[]) {
  const when: When = start.alreadyStarted ? 'already' : start.startsOn ? 'on-date' : 'not-sure';
  const saved: Record<string, string | null> = {
    when,
    startsOn: when === 'on-date' ? start.startsOn : null,
    startedOn: when === 'already' ? start.startsOn : null,
  };
  letters.forEach(({ key }, index) => {
    const choice = start.letters.find((letter) => letter.key === key);
    const names = letterFields(index);
    saved[names.way] = choice?.way ?? null;
    saved[names.sendTo] = choice?.sendTo ?? null;
    saved[names.headName] = choice?.headName ?? null;
  });
  return saved;
}
