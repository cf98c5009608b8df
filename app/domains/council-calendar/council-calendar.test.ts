import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { clockFromRow, forgetCalendar, saveClock } from '~/domains/clock/index.server';
import { Temporal } from 'temporal-polyfill';
import { pause, stop } from '~/domains/clock';
import { openQueueItem } from '~/domains/intake/index.server';
import { answerCalendar, changeCalendar, listClosures, loadCalendar, within } from './index.server';

let database: TestDatabase;
let admin: Staff;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  forgetCalendar();
  admin = await member('ADMIN');
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});
beforeEach(async () => {
  await db().calendarClosure.deleteMany();
  await db().clock.deleteMany();
  forgetCalendar();
});

async function member(...roles: StaffRole[]): Promise<Staff> {
  const email = `${crypto.randomUUID()}@example.org`;
  const row = await db().staffMember.create({ data: { email, name: 'Member', roles } });
  return { kind: 'staff', sessionId: '', ...row };
}

const halfTerm = {
  label: 'Autumn half term',
  kind: 'holiday',
  from: '2026-10-26',
  to: '2026-10-30',
} as const;
const iso = (date: Date | null | undefined) => date?.toISOString().slice(0, 10);

/** An item received on a day, with one first-contact clock (5 school days). */
async function itemReceived(receivedOn: string) {
  const { id } = await inTransaction((tx) =>
    openQueueItem(tx, {
      actor: { kind: 'system' },
      kind: 'notification',
      title: 'A child',
      language: 'en',
      receivedOn,
      clocks: [
        { rule: 'first-contact', startedOn: receivedOn },
        { rule: 'second-review', startedOn: receivedOn },
      ],
    }),
  );
  return id;
}

async function due(id: string) {
  const item = await db().queueItem.findUniqueOrThrow({ where: { id }, include: { clocks: true } });
  const clock = item.clocks.find(({ rule }) => rule === 'first-contact');
  return { item: iso(item.nextDueOn), clock: iso(clock?.dueOn) };
}

describe('changing the calendar', () => {
  it('moves the open school-day clocks it touches, and says how many (5 from Thursday 22 October)', async () => {
    const touched = await itemReceived('2026-10-22');
    const before = await itemReceived('2026-10-01');
    expect(await due(touched)).toEqual({ item: '2026-10-29', clock: '2026-10-29' });
    const added = await changeCalendar(admin, { kind: 'add', closure: halfTerm });
    expect(added).toEqual({ kind: 'changed', moved: 1 });
    expect(await due(touched)).toEqual({ item: '2026-11-05', clock: '2026-11-05' });
    expect(await due(before)).toEqual({ item: '2026-10-08', clock: '2026-10-08' });
    const [closure] = await listClosures();
    const shorter = { ...halfTerm, to: '2026-10-27' };
    await changeCalendar(admin, { kind: 'change', id: closure!.id, closure: shorter });
    expect((await due(touched)).clock).toBe('2026-11-02');
    expect(await changeCalendar(admin, { kind: 'remove', id: closure!.id })).toEqual({
      kind: 'changed',
      moved: 1,
    });
    expect((await due(touched)).clock).toBe('2026-10-29');
    const [row] = await db().auditEvent.findMany({ where: { action: 'calendar.add' } });
    expect(row).toMatchObject({ actorId: admin.id, detail: { moved: 1, from: '2026-10-26' } });
  });

  it('leaves ended clocks, and moves a paused one without setting it going', async () => {
    const stopped = await itemReceived('2026-10-22');
    const paused = await itemReceived('2026-10-22');
    for (const [itemId, move] of [
      [stopped, stop],
      [paused, pause],
    ] as const) {
      const row = await db().clock.findFirstOrThrow({ where: { itemId, rule: 'first-contact' } });
      const moved = move(clockFromRow(row), Temporal.PlainDate.from('2026-10-23'), 'Away');
      if (moved.kind === 'ok')
        await inTransaction((tx) => saveClock(tx, row.id, moved.clock, null));
    }
    expect(await changeCalendar(admin, { kind: 'add', closure: halfTerm })).toMatchObject({
      moved: 1,
    });
    expect((await due(stopped)).clock).toBe('2026-10-29');
    expect((await due(paused)).clock).toBe('2026-11-05');
    const row = await db().clock.findFirstOrThrow({
      where: { itemId: paused, rule: 'first-contact' },
    });
    expect(row.status).toBe('paused');
  });

  it('counts on the new calendar at once for what comes next', async () => {
    await changeCalendar(admin, { kind: 'add', closure: halfTerm });
    expect((await due(await itemReceived('2026-10-22'))).clock).toBe('2026-11-05');
  });

  it('makes an example the council’s own when it is changed, and removes all examples together', async () => {
    const day = new Date('2027-02-15');
    const row = { fromDay: day, toDay: day, label: 'Example', example: true };
    await db().calendarClosure.createMany({ data: [row, row] });
    const [first] = await listClosures();
    await changeCalendar(admin, { kind: 'change', id: first!.id, closure: halfTerm });
    await changeCalendar(admin, { kind: 'remove-examples' });
    expect(await listClosures()).toEqual([{ id: first!.id, ...halfTerm, example: false }]);
  });

  it.each(['OFFICER', 'SENIOR', 'SEND'] as const)('is not for %s', async (role) => {
    const result = await changeCalendar(await member(role), { kind: 'add', closure: halfTerm });
    expect(result).toEqual({ kind: 'not-allowed' });
    expect(await listClosures()).toEqual([]);
  });

  it('answers as for nothing where there is no such entry', async () => {
    for (const id of ['x', crypto.randomUUID()]) {
      expect(await changeCalendar(admin, { kind: 'remove', id })).toEqual({ kind: 'not-found' });
    }
  });
});

describe('the page', () => {
  const form = (more: Record<string, string>) => ({
    label: 'Half term',
    kind: 'holiday',
    'from.day': '26',
    'from.month': '10',
    'from.year': '2026',
    'to.day': '30',
    'to.month': '10',
    'to.year': '2026',
    ...more,
  });

  it.each([
    [{ label: '' }, 'label', 'required'],
    [{ 'to.day': '25' }, 'to', 'ends-before'],
    [{ 'to.year': '2027' }, 'to', 'too-many-days'],
    [{ 'from.year': '1999' }, 'from', 'year-out-of-reach'],
    [{ 'from.day': '31', 'from.month': '9' }, 'from', 'not-a-date'],
    [{ kind: 'party' }, 'kind', 'required'],
  ])('refuses %o with a code beside the field', async (wrong, field, code) => {
    const answer = await answerCalendar(admin, form(wrong as Record<string, string>));
    expect(answer).toMatchObject({ kind: 'refused', problems: { errors: [{ field, code }] } });
    expect(await listClosures()).toEqual([]);
  });

  it('shows an academic year with its bank holidays and the closures that touch it', async () => {
    await answerCalendar(admin, form({ intent: 'add' }));
    const shown = await loadCalendar(new URL('http://localhost/admin/calendar?year=2026'));
    expect(shown.closures).toMatchObject([{ label: 'Half term', example: false }]);
    expect(shown.bankHolidays.map(({ date }) => date)).toContain('2026-12-25');
    expect(shown.bankHolidays.some(({ date }) => date < '2026-09-01' || date > '2027-08-31')).toBe(
      false,
    );
    expect(within([{ from: '2026-08-20', to: '2026-09-02' }], 2026)).toHaveLength(1);
  });
});
