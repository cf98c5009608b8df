import { z } from 'zod';
import type { FormProblems } from '~/components/form/form-state';
import type { Staff } from '~/platform/auth/session.server';
import { listBankHolidays, today } from '~/platform/calendar';
import { parse, type FormValues } from '~/platform/form/parse.server';
import { startYear, within, yearsShown } from './calendar-years';
import { changeCalendar, type CalendarChange } from './change-calendar.server';
import { closureSchema } from './closure.schema';
import { listClosures } from './closure.store.server';

const addressSchema = z.object({
  year: z.coerce.number().int().min(2000).max(2099).nullable().catch(null),
  edit: z.uuid().nullable().catch(null),
  done: z.enum(['add', 'change', 'remove', 'remove-examples']).nullable().catch(null),
  moved: z.coerce.number().int().min(0).catch(0),
});

/** What the calendar page shows of the academic year that the address names; this one where it names none. */
export async function loadCalendar(url: URL) {
  const {
    year: asked,
    edit,
    done,
    moved,
  } = addressSchema.parse(
    Object.fromEntries(
      ['year', 'edit', 'done', 'moved'].map((key) => [key, url.searchParams.get(key)]),
    ),
  );
  const closures = await listClosures();
  const now = today().toString();
  const year = asked ?? startYear(now);
  const holidays = [year, year + 1]
    .flatMap((calendarYear) => listBankHolidays(calendarYear))
    .map(({ date, name }) => ({ from: date, to: date, name }));
  return {
    year,
    years: [...new Set([...yearsShown(closures, now), year])].sort((a, b) => a - b),
    closures: within(closures, year),
    examples: closures.filter(({ example }) => example).length,
    bankHolidays: within(holidays, year).map(({ from, name }) => ({ date: from, name })),
    editing: closures.find(({ id }) => id === edit) ?? null,
    done: done && { what: done, moved },
  };
}

export type CalendarAnswer =
  | { kind: 'changed'; what: CalendarChange['kind']; moved: number; year: number }
  | { kind: 'refused'; problems: FormProblems }
  | { kind: 'not-found' }
  | { kind: 'not-allowed' };

const idSchema = z.uuid();
const intents = z.enum(['add', 'change', 'remove', 'remove-examples']).catch('add');

/** Carries out what one of the calendar page's forms asks for. */
export async function answerCalendar(actor: Staff, values: FormValues): Promise<CalendarAnswer> {
  const intent = intents.parse(values.intent);
  const id = idSchema.safeParse(values.id).data ?? '';
  const own = parse(closureSchema, values);
  if ((intent === 'add' || intent === 'change') && !own.ok) {
    return { kind: 'refused', problems: own.problems };
  }
  const change = changeOf(intent, id, own);
  const result = await changeCalendar(actor, change);
  if (result.kind !== 'changed') return result;
  const from = own.ok ? own.data.from : today().toString();
  const shown = Number(values.year);
  const year = own.ok || !Number.isInteger(shown) ? startYear(from) : shown;
  return { kind: 'changed', what: intent, moved: result.moved, year };
}

function changeOf(
  intent: CalendarChange['kind'],
  id: string,
  own: ReturnType<typeof parse<typeof closureSchema>>,
): CalendarChange {
  if (intent === 'remove') return { kind: 'remove', id };
  if (intent === 'remove-examples' || !own.ok) return { kind: 'remove-examples' };
  const closure = own.data;
  return intent === 'change' ? { kind: 'change', id, closure } : { kind: 'add', closure };
}
