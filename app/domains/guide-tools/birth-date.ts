import { Temporal } from 'temporal-polyfill';
import { calendarDate } from '~/platform/form/fields';

/** Longer ago than this, and a date of birth is a slip of the pen: no child is of school age so long. */
const OLDEST_YEARS = 25;

/**
 * A child's date of birth. Codes: those of a date, date-in-future, over-25 (born more than 25 years
 * before `today`).
 */
export function birthDate(today: Temporal.PlainDate) {
  const oldest = today.subtract({ years: OLDEST_YEARS });
  return calendarDate.superRefine((iso, ctx) => {
    const born = Temporal.PlainDate.from(iso);
    if (Temporal.PlainDate.compare(born, today) > 0) {
      ctx.addIssue({ code: 'custom', message: 'date-in-future' });
    } else if (Temporal.PlainDate.compare(born, oldest) < 0) {
      ctx.addIssue({ code: 'custom', message: 'over-25' });
    }
  });
}
