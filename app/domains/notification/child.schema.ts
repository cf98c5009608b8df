import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { checkUpn } from '~/domains/child';
import {
  calendarDate,
  line,
  oneOf,
  optionalCalendarDate,
  optionalLine,
  optionalOneOf,
  optionalText,
} from '~/platform/form/fields';
import { addressFields, toAddress } from './address.schema';
import { NEEDS, SETTINGS, type ChildAnswers } from './answers.schema';

/** The earliest date of birth that is taken for a child's. */
const EARLIEST_BIRTH = '1995-01-01';

/** A date of birth that cannot be a child's, as a code; null where it can. */
function birthProblem(iso: string, today: Temporal.PlainDate): string | null {
  if (iso > today.toString()) return 'date-in-future';
  return iso < EARLIEST_BIRTH ? 'too-early' : null;
}

/** A child's date of birth; codes besides those of a date: date-in-future, too-early. */
export function birthDate(today: Temporal.PlainDate) {
  return calendarDate.superRefine((iso, ctx) => {
    const message = birthProblem(iso, today);
    if (message) ctx.addIssue({ code: 'custom', message });
  });
}

/** A unique pupil number that may be left out; codes: wrong-length, wrong-characters, wrong-check-letter. */
const upn = optionalLine(40).transform((typed, ctx) => {
  if (typed === '') return '';
  const checked = checkUpn(typed);
  if (checked.kind === 'ok') return checked.upn;
  ctx.addIssue({ code: 'custom', message: checked.kind });
  return z.NEVER;
});

/** A child's details. Codes besides those of the fields: dateOfBirth.date-in-future, .too-early; line1.given. */
export function childForm(today: Temporal.PlainDate) {
  return z
    .object({
      givenNames: line(120),
      familyName: line(120),
      knownAs: optionalLine(120),
      dateOfBirth: birthDate(today),
      sex: optionalOneOf(['female', 'male']),
      lives: optionalOneOf(['household', 'elsewhere']),
      ...addressFields,
      upn,
    })
    .superRefine((given, ctx) => {
      if (given.lives === 'elsewhere' && !given.line1 && !given.postcode) {
        ctx.addIssue({ code: 'custom', path: ['line1'], message: 'given' });
      }
    });
}

/** The details of a child as they are kept. */
export function toChildDetails(
  given: z.output<ReturnType<typeof childForm>>,
): Omit<ChildAnswers, 'key' | 'learning' | 'needs'> {
  const { givenNames, familyName, knownAs, dateOfBirth, sex, upn: number } = given;
  const address = given.lives === 'elsewhere' ? toAddress(given) : null;
  return { givenNames, familyName, knownAs, dateOfBirth, sex, upn: number, address };
}

/** As many children as can be added in one go. */
export const SEVERAL_ROWS = 6;
/** As many children as one notification may hold. */
export const MOST_CHILDREN = 20;

/**
 * Several children in one go: `given[0]`, `family[0]`, `dob[0]` … A row counts once anything in it is
 * filled in. Codes: given[n].required, family[n].required, dob[n].required and those of a date;
 * given[0].none where every row is empty.
 */
export function severalForm(today: Temporal.PlainDate) {
  const rows = Array.from({ length: SEVERAL_ROWS }, (_, row) => row);
  const fields = rows.flatMap((row): [string, z.ZodType][] => [
    [`given[${row}]`, optionalLine(120)],
    [`family[${row}]`, optionalLine(120)],
    [`dob[${row}]`, optionalCalendarDate],
  ]);
  return z.object(Object.fromEntries(fields)).transform((given, ctx) => {
    const filled = rows
      .map((row) => ({
        row,
        givenNames: given[`given[${row}]`] as string,
        familyName: given[`family[${row}]`] as string,
        dateOfBirth: given[`dob[${row}]`] as string | null,
      }))
      .filter((each) => each.givenNames || each.familyName || each.dateOfBirth);
    const refuse = (field: string, row: number, message: string) =>
      ctx.addIssue({ code: 'custom', path: [`${field}[${row}]`], message });
    if (filled.length === 0) refuse('given', 0, 'none');
    return filled.map(({ row, ...child }) => {
      if (!child.givenNames) refuse('given', row, 'required');
      if (!child.familyName) refuse('family', row, 'required');
      const problem = child.dateOfBirth ? birthProblem(child.dateOfBirth, today) : 'required';
      if (problem) refuse('dob', row, problem);
      return { ...child, dateOfBirth: child.dateOfBirth ?? '' };
    });
  });
}

/** Where a child learns now. Code: setting.required. */
export const learningForm = z.object({
  setting: oneOf(SETTINGS),
  area: optionalLine(120),
  orderCouncil: optionalLine(120),
});

/** The school or college: what was typed, and what was chosen among the schools that were found. */
export const placeForm = z.object({
  schoolName: optionalLine(200),
  schoolUrn: z.preprocess(
    (value) => (value === undefined || value === 'typed' ? '' : value),
    z.union([z.literal(''), z.string().regex(/^\d{6}$/, 'not-an-option')], {
      error: 'not-an-option',
    }),
  ),
});

/** Special educational needs. */
export const needsForm = z.object({
  needs: optionalOneOf(NEEDS),
  words: optionalText(4000),
});

/** Where a child learns now, as it is kept; the school named before stays until rules drop it. */
export function toLearning(
  given: z.output<typeof learningForm>,
  before: ChildAnswers['learning'],
): NonNullable<ChildAnswers['learning']> {
  const { schoolUrn = null, schoolName = '' } = before ?? {};
  return { ...given, schoolUrn, schoolName };
}

/** A child added by name and date of birth alone. */
export function toNewChild(
  given: Pick<ChildAnswers, 'givenNames' | 'familyName' | 'dateOfBirth'>,
  key: string,
): ChildAnswers {
  return { key, ...given, knownAs: '', sex: null, upn: '', address: null };
}
