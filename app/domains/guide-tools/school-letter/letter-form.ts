import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { schoolAge } from '~/domains/child';
import type { LearningSituation } from '~/domains/letter';
import { calendarDate, line, optionalLine, optionalText } from '~/platform/form/fields';
import { birthDate } from '../birth-date';
import { withinAYear } from '../within-a-year';

/** Where the child is now, as the address says it; each has its own letter. */
export const LETTER_CASES = ['school', 'special-school', 'order'] as const;
export type LetterCase = (typeof LETTER_CASES)[number];

/** The same, as the room of letters knows it. */
export const SITUATIONS: Record<LetterCase, LearningSituation> = {
  school: 'mainstream',
  'special-school': 'special-la-placed',
  order: 'attendance-order',
};

/** As many lines as an address has at most. */
const ADDRESS_LINES = 6;

/** A line of an answer as a letter has it; several lines of an address. */
export function addressLines(address: string): string[] {
  return address
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/**
 * How long ago the day may be. A school is told soon; for consent one waits; under an order a child may
 * long have learnt elsewhere, up to the year that any day here may be away.
 */
const AGO: Record<LetterCase, Temporal.DurationLike> = {
  school: { weeks: 4 },
  'special-school': { days: 0 },
  order: { years: 1 },
};

/** Schools take children in from the school year in which they turn five: none on their lists is younger. */
const YOUNGEST = 4;

/** A letter is about a child who can be on a school's list, and whose education is still the parent's duty. */
function ageProblem(dateOfBirth: string, day: string): 'too-young' | 'past-school-age' | null {
  const [born, on] = [Temporal.PlainDate.from(dateOfBirth), Temporal.PlainDate.from(day)];
  if (Temporal.PlainDate.compare(on, born.add({ years: YOUNGEST })) < 0) return 'too-young';
  return schoolAge(born, on).status === 'ended' ? 'past-school-age' : null;
}

/**
 * The few things that the letter names. To a school, `day` is the last day there; to the council, the
 * first day that is asked for. Codes: those of the fields; day.too-far, .past-school,
 * .past-special-school; dateOfBirth.too-young, .past-school-age; address.too-many-lines.
 */
export function letterForm(letterCase: LetterCase, today: Temporal.PlainDate) {
  const earliest = today.subtract(AGO[letterCase]).toString();
  const fields = z.object({
    parentName: line(120),
    address: optionalText(300).refine((text) => addressLines(text).length <= ADDRESS_LINES, {
      message: 'too-many-lines',
    }),
    childName: line(120),
    dateOfBirth: birthDate(today),
    school: letterCase === 'order' ? optionalLine(150) : line(150),
    // Only a letter to a school has this field: the other pages do not send it.
    headName:
      letterCase === 'school'
        ? optionalLine(120)
        : z
            .unknown()
            .optional()
            .transform(() => ''),
    day: calendarDate
      .superRefine(withinAYear(today))
      .refine((iso) => iso >= earliest, `past-${letterCase}`),
  });
  return fields.superRefine(({ dateOfBirth, day }, ctx) => {
    const message = ageProblem(dateOfBirth, day);
    if (message) ctx.addIssue({ code: 'custom', path: ['dateOfBirth'], message });
  });
}

export type LetterAnswers = z.output<ReturnType<typeof letterForm>>;
