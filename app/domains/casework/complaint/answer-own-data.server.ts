import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import {
  asPlainDate,
  clockFromRow,
  loadSchoolCalendar,
  meet,
  pause,
  restart,
  saveClock,
  type ClockMoveRefusal,
} from '~/domains/clock/index.server';
import type { LockedItem } from '../item/make-move.server';
import { hasOpenClock, openClocks } from '../item/move-clocks.server';
import { extend, nextFrom, refuseDay, type DayRefusal } from './complaint.rules';
import type { ComplaintForm } from './complaint.schema';
import { keepMove, makeComplaintMove, tell } from './make-complaint-move.server';

export type ClockRefusal = { kind: 'clock'; because: ClockMoveRefusal | 'too-late' };

const clockOf = (item: LockedItem) => openClocks(item, { rule: 'own-data-answer' })[0];

/**
 * Asks for the least that is needed to be sure who the person is (UK GDPR Art. 12(6)). Only while the
 * council truly waits for that does the clock stand still: from the day on which it asks to the day on
 * which they answer. The law would let it begin anew; going on is never longer.
 */
export function askIdentity(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'identity-asked'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<ClockRefusal>(
    staff,
    'identity-asked',
    { itemId, ...form },
    async (tx, item) => {
      const row = clockOf(item);
      const paused = row ? pause(clockFromRow(row), today, 'identity') : null;
      if (!row || !paused) return { kind: 'clock', because: 'ended' };
      if (paused.kind === 'refused') return { kind: 'clock', because: paused.because };
      const told = await tell(tx, staff, item, form, { complaint: 'identity-asked' }, today);
      if (told.kind !== 'told') return told;
      await saveClock(tx, row.id, paused.clock, staff.id);
      await keepMove(tx, staff, itemId, {
        move: 'identity-asked',
        on: today,
        means: form.means,
        text: form.text,
      });
      return { kind: 'made', status: 'waiting-parent', audit: [{ detail: { means: form.means } }] };
    },
  );
}

/** They have said what was needed: the clock goes on from that day. */
export async function recordIdentity(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'identity-shown'>,
  today: Temporal.PlainDate,
) {
  const calendar = await loadSchoolCalendar();
  return makeComplaintMove<ClockRefusal | DayRefusal>(
    staff,
    'identity-shown',
    { itemId, ...form },
    async (tx, item) => {
      if (form.on > today.toString()) return { kind: 'day-in-future', field: 'on' };
      const row = clockOf(item);
      if (!row) return { kind: 'clock', because: 'ended' };
      const on = Temporal.PlainDate.from(form.on);
      const going = restart(clockFromRow(row), on, calendar);
      if (going.kind === 'refused') {
        return going.because === 'before-last-move'
          ? { kind: 'day-before', field: 'on' }
          : { kind: 'clock', because: going.because };
      }
      await saveClock(tx, row.id, going.clock, staff.id);
      await keepMove(tx, staff, itemId, { move: 'identity-shown', on: form.on, text: form.text });
      const dueOn = going.clock.dueOn.toString();
      return { kind: 'made', status: 'open', audit: [{ detail: { dueOn } }] };
    },
  );
}

/** One or two further months, told to the person with the reason within the first (UK GDPR Art. 12(3)). */
export async function extendOwnData(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'extended'>,
  today: Temporal.PlainDate,
) {
  const calendar = await loadSchoolCalendar();
  return makeComplaintMove<ClockRefusal>(
    staff,
    'extended',
    { itemId, ...form },
    async (tx, item) => {
      const row = clockOf(item);
      if (!row) return { kind: 'clock', because: 'ended' };
      const longer = extend(clockFromRow(row), form.months, today, calendar);
      if (longer.kind === 'refused') return { kind: 'clock', because: longer.because };
      const until = longer.clock.dueOn.toString();
      const next = nextFrom('own-data', 'extended');
      const told = await tell(tx, staff, item, form, { complaint: 'extended', until, next }, today);
      if (told.kind !== 'told') return told;
      await saveClock(tx, row.id, longer.clock, staff.id);
      await keepMove(tx, staff, itemId, {
        move: 'extended',
        on: today,
        means: form.means,
        text: form.text,
        doBy: until,
      });
      return { kind: 'made', audit: [{ detail: { dueOn: until, months: form.months } }] };
    },
  );
}

/** What was given, corrected or deleted, or why not; when, and by what means. */
export function giveOwnData(
  staff: Staff,
  itemId: string,
  form: ComplaintForm<'given'>,
  today: Temporal.PlainDate,
) {
  return makeComplaintMove<DayRefusal>(staff, 'given', { itemId, ...form }, async (tx, item) => {
    const { outcome, means, text, on } = form;
    const wrong = refuseDay(on, asPlainDate(item.receivedOn).toString(), today.toString());
    if (wrong) return wrong;
    const row = clockOf(item);
    // A day on which the clock still stood would leave it running for ever.
    const met = row && meet(clockFromRow(row), Temporal.PlainDate.from(on));
    if (met?.kind === 'refused') return { kind: 'day-before', field: 'on' };
    const data = {
      complaint: `data-${outcome}`,
      next: outcome === 'given' ? [] : nextFrom('own-data', 'given'),
    };
    const told = await tell(tx, staff, item, form, data, today);
    if (told.kind !== 'told') return told;
    await keepMove(tx, staff, itemId, { move: 'given', on, means, outcome, text });
    if (row && met) await saveClock(tx, row.id, met.clock, staff.id);
    return {
      kind: 'made',
      status: 'decided',
      decides: true,
      closes: !(await hasOpenClock(tx, itemId)),
      audit: [{ detail: { outcome, means } }],
    };
  });
}
