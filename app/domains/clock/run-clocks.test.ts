import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { createQueueItem } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { meet, pause, restart } from './clock.status';
import {
  asDate,
  clockFromRow,
  forgetCalendar,
  loadSchoolCalendar,
  saveClock,
  startClocks,
  type NewClock,
} from './clock.store.server';
import { redateOpenClocks, runClocks } from './run-clocks.server';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const iso = (day: Date | null) => day?.toISOString().slice(0, 10) ?? null;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(async () => {
  await db().clock.deleteMany();
  await db().calendarClosure.deleteMany();
  forgetCalendar();
});

/** An item with these clocks; its first contact is due on Monday 30 November where none are named. */
async function itemWith(
  clocks: NewClock[] = [{ rule: 'first-contact', startedOn: '2026-11-23' }],
  status: 'open' | 'closed' = 'open',
) {
  const { id } = await createQueueItem({ status });
  await inTransaction((tx) => startClocks(tx, id, clocks));
  return id;
}

async function close(from: string, to = from) {
  const { id } = await db().calendarClosure.create({
    data: { fromDay: asDate(from), toDay: asDate(to), label: 'Snow', kind: 'closure' },
  });
  return id;
}

async function standOf(itemId: string, rule = 'first-contact') {
  const clock = await db().clock.findFirstOrThrow({ where: { itemId, rule } });
  const item = await db().queueItem.findUniqueOrThrow({ where: { id: itemId } });
  const next = iso(item.nextDueOn);
  return { due: iso(clock.dueOn), missed: iso(clock.missedOn), next, clock: item.nextClock };
}

async function move(itemId: string, how: (clock: ReturnType<typeof clockFromRow>) => unknown) {
  const row = await db().clock.findFirstOrThrow({ where: { itemId } });
  const moved = how(clockFromRow(row)) as ReturnType<typeof meet>;
  if (moved.kind === 'refused') throw new Error(moved.because);
  await inTransaction((tx) => saveClock(tx, row.id, moved.clock, null));
}

const trail = (itemId: string) =>
  db().auditEvent.findMany({
    where: { itemId, action: { startsWith: 'clock.' } },
    orderBy: { id: 'asc' },
    select: { action: true, actorKind: true, actorId: true, detail: true },
  });

describe('the nightly run', () => {
  it('marks a clock as missed on the day after the last in time, and says so once', async () => {
    const itemId = await itemWith();
    for (const [day, missed] of [
      ['2026-11-29', 0],
      ['2026-11-30', 0],
      ['2026-12-01', 1],
      ['2026-12-02', 0],
    ] as const) {
      expect(await runClocks(date(day))).toEqual({ open: 1, redated: 0, missed, noLonger: 0 });
    }
    expect(await standOf(itemId)).toMatchObject({ due: '2026-11-30', missed: '2026-12-01' });
    expect(await trail(itemId)).toEqual([
      {
        action: 'clock.missed',
        actorKind: 'system',
        actorId: null,
        detail: { rule: 'first-contact', dueOn: '2026-11-30' },
      },
    ]);
  });

  it('re-dates what no longer fits the calendar, says from when to when, and is done then', async () => {
    const itemId = await itemWith();
    const snow = await close('2026-11-26');
    expect(await runClocks(date('2026-11-27'))).toMatchObject({ redated: 1, missed: 0 });
    const moved = { due: '2026-12-01', missed: null, next: '2026-12-01', clock: 'first-contact' };
    expect(await standOf(itemId)).toEqual(moved);
    expect(await runClocks(date('2026-11-27'))).toMatchObject({ redated: 0 });
    expect(await trail(itemId)).toMatchObject([
      {
        action: 'clock.redated',
        actorKind: 'system',
        detail: { rule: 'first-contact', from: '2026-11-30', to: '2026-12-01' },
      },
    ]);
    await db().calendarClosure.delete({ where: { id: snow } });
    expect(await runClocks(date('2026-12-01'))).toMatchObject({ redated: 1, missed: 1 });
    expect(await standOf(itemId)).toMatchObject({ due: '2026-11-30', missed: '2026-12-01' });
  });

  it('takes the mark off a clock that is due later again, and moves it with the date', async () => {
    const later = await itemWith();
    await runClocks(date('2026-12-01'));
    await close('2026-11-26');
    expect(await runClocks(date('2026-12-01'))).toMatchObject({ redated: 1, noLonger: 1 });
    expect(await standOf(later)).toMatchObject({ due: '2026-12-01', missed: null });
    await runClocks(date('2026-12-04'));
    await close('2026-11-27');
    expect(await runClocks(date('2026-12-04'))).toMatchObject({ redated: 1, missed: 0 });
    expect(await standOf(later)).toMatchObject({ due: '2026-12-02', missed: '2026-12-03' });
    const said = (await trail(later)).map((row) => row.action);
    expect(said).toEqual(['clock.missed', 'clock.redated', 'clock.missed', 'clock.redated']);
  });

  it('knows paused, ended and agreed clocks, notices, and clocks of closed items apart', async () => {
    const paused = await itemWith();
    await move(paused, (clock) => pause(clock, date('2026-11-25'), 'in hospital'));
    const met = await itemWith();
    await move(met, (clock) => meet(clock, date('2026-12-03')));
    const closed = await itemWith(undefined, 'closed');
    const notice = await itemWith([{ rule: 's437-notice', startedOn: '2026-11-23' }]);
    const agreed = await itemWith([
      { rule: 'more-time', startedOn: '2026-11-23', agreedOn: '2026-12-07' },
    ]);
    await close('2026-11-26', '2026-11-27');
    expect(await runClocks(date('2026-12-07'))).toMatchObject({ open: 3, redated: 1, missed: 0 });
    expect(await standOf(paused)).toMatchObject({ due: '2026-12-02', missed: null });
    for (const id of [met, closed]) {
      expect(await standOf(id)).toMatchObject({ due: '2026-11-30', missed: null });
    }
    expect(await runClocks(date('2026-12-08'))).toMatchObject({ missed: 2 });
    expect(await standOf(notice, 's437-notice')).toMatchObject({ missed: '2026-12-08' });
    expect(await standOf(agreed, 'more-time')).toMatchObject({ missed: '2026-12-08' });
    const calendar = await loadSchoolCalendar();
    await move(paused, (clock) => restart(clock, date('2026-12-08'), calendar));
    expect(await runClocks(date('2026-12-11'))).toMatchObject({ redated: 0, missed: 0 });
    expect(await runClocks(date('2026-12-12'))).toMatchObject({ redated: 0, missed: 1 });
  });

  it('sets when an item is next due by the earliest of its running clocks', async () => {
    const itemId = await itemWith([
      { rule: 'first-contact', startedOn: '2026-11-23' },
      { rule: 'more-time', startedOn: '2026-11-23', agreedOn: '2026-12-01' },
    ]);
    await close('2026-11-26', '2026-11-27');
    await runClocks(date('2026-11-27'));
    expect(await standOf(itemId)).toMatchObject({
      due: '2026-12-02',
      next: '2026-12-01',
      clock: 'more-time',
    });
  });

  it('goes through more items than fit into one go, and waits for nobody for long', async () => {
    const { id } = await createQueueItem();
    await db().$executeRaw`
      with items as (
        insert into queue_item (reference, kind, received_on, title, search_text)
        select 'WF-RUN-' || k, 'notification', '2026-11-23', 'A child', '' from generate_series(1, 2100) k
        returning id)
      insert into clock (item_id, rule, started_on, length, unit, due_on)
      select id, 'first-contact', '2026-11-23', 5, 'school-days', '2026-11-30' from items`;
    await inTransaction((tx) =>
      startClocks(tx, id, [{ rule: 'first-contact', startedOn: '2026-11-23' }]),
    );
    const [one, other] = await Promise.all([
      runClocks(date('2026-12-01')),
      runClocks(date('2026-12-01')),
    ]);
    expect([one.open, other.open, one.missed + other.missed]).toEqual([2101, 2101, 2101]);
    const where = { action: 'clock.missed', detail: { path: ['dueOn'], equals: '2026-11-30' } };
    expect(await db().auditEvent.count({ where: { ...where, itemId: id } })).toBe(1);
    expect(await db().clock.count({ where: { missedOn: asDate('2026-12-01') } })).toBe(2101);
  });
});

describe('a change of the calendar', () => {
  it('re-dates in its own transaction, by name of who changed it, and nothing twice', async () => {
    const itemId = await itemWith();
    const staffId = '00000000-0000-4000-8000-000000000001';
    await close('2026-11-26');
    forgetCalendar();
    const calendar = await loadSchoolCalendar();
    const redateNow = () =>
      inTransaction((tx) => redateOpenClocks(tx, calendar, staffId, date('2026-11-25')));
    expect([await redateNow(), await redateNow()]).toEqual([1, 0]);
    expect(await standOf(itemId)).toMatchObject({ due: '2026-12-01', next: '2026-12-01' });
    const row = await db().clock.findFirstOrThrow({ where: { itemId } });
    expect(row.changedById).toBe(staffId);
    expect(await trail(itemId)).toMatchObject([{ action: 'clock.redated', actorId: staffId }]);
    expect(await runClocks(date('2026-11-25'))).toMatchObject({ redated: 0 });
  });
});
