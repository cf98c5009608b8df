import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { parse } from '~/platform/form/parse.server';
import { hoursSchema, type AbsenceForm } from './hours.schema';
import { findWeek, type Week } from './hours.store.server';
import { dropAbsence, keepAbsence, keepHours, weekMark } from './keep-hours.server';
import { makeSession } from './make-session.server';
import { at, createRoom, dayIn, newForm, staffWith, takenOf } from './plan.test-support';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const week: Week = [
  [
    { from: 540, to: 750 },
    { from: 795, to: 1020 },
  ],
  [],
  [],
  [],
  [],
  [],
  [],
];
const empty = weekMark([[], [], [], [], [], [], []]);

describe('hours', () => {
  it('are kept for oneself, and read again as they were written', async () => {
    const staff = await staffWith('SEND');
    expect(await keepHours(staff, staff.id, { seen: empty, week })).toEqual({ kind: 'kept' });
    expect(await findWeek(staff.id)).toEqual(week);
    expect(await db().auditEvent.findMany({ where: { action: 'staff-hours.kept' } })).toMatchObject(
      [{ actorId: staff.id, detail: { staffId: staff.id } }],
    );
  });

  it('of others are kept by seniors and administrators alone', async () => {
    const other = await staffWith();
    const form = { seen: empty, week };
    for (const role of ['OFFICER', 'SEND'] as const)
      expect(await keepHours(await staffWith(role), other.id, form)).toEqual({
        kind: 'not-allowed',
      });
    expect(await keepHours(await staffWith('ADMIN'), other.id, form)).toEqual({ kind: 'kept' });
    const seen = { seen: weekMark(week), week: [] as Week };
    expect(await keepHours(await staffWith('SENIOR'), other.id, seen)).toEqual({ kind: 'kept' });
    expect(await keepHours(await staffWith('SENIOR'), randomUUID(), form)).toEqual({
      kind: 'not-found',
    });
  });

  it('that changed since the form was made are not written over, at the same moment too', async () => {
    const staff = await staffWith();
    const form = { seen: empty, week };
    const results = await Promise.all([
      keepHours(staff, staff.id, form),
      keepHours(staff, staff.id, form),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['kept', 'stale']);
    expect(await findWeek(staff.id)).toEqual(week);
  });

  it('are read from a form by weekday, and each day says what is wrong with it', () => {
    const read = parse(hoursSchema, { seen: '', 'hours[1]': '9 to 12', 'hours[7]': '' });
    expect(read).toMatchObject({
      ok: true,
      data: { week: [[{ from: 540, to: 720 }], [], [], [], [], [], []] },
    });
    const wrong = parse(hoursSchema, { seen: '', 'hours[2]': 'early', 'hours[3]': '9-12, 11-13' });
    expect(wrong).toMatchObject({
      problems: {
        errors: [
          { field: 'hours[2]', code: 'not-read' },
          { field: 'hours[3]', code: 'overlap' },
        ],
      },
    });
  });
});

const absence = (given: Partial<AbsenceForm> = {}): AbsenceForm => ({
  from: dayIn(3),
  fromTime: null,
  to: null,
  toTime: null,
  submitKey: randomUUID(),
  ...given,
});

describe('an absence', () => {
  it('is whole days where no time is said, over the change of the clocks too', async () => {
    const staff = await staffWith();
    const clocks = absence({ from: '2027-10-30', to: '2027-10-31' });
    expect(await keepAbsence(staff, staff.id, clocks)).toEqual({ kind: 'kept' });
    const [span] = await takenOf({ staffId: staff.id });
    expect([span!.from.toISOString(), span!.to.toISOString()]).toEqual([
      '2027-10-29T23:00:00.000Z',
      '2027-11-01T00:00:00.000Z',
    ]);
  });

  it('is kept once, however often its form is sent, and can be taken away', async () => {
    const staff = await staffWith();
    const form = absence({ fromTime: '09:00', toTime: '12:00' });
    const keep = () => keepAbsence(staff, staff.id, form);
    expect(await Promise.all([keep(), keep()])).toEqual([{ kind: 'kept' }, { kind: 'kept' }]);
    expect(await keep()).toEqual({ kind: 'kept' });
    expect(await takenOf({ staffId: staff.id })).toHaveLength(1);
    const other = await staffWith('SENIOR');
    expect(await dropAbsence(await staffWith(), staff.id, form.submitKey)).toEqual({
      kind: 'not-allowed',
    });
    // A senior cannot reach it under somebody else's name.
    await dropAbsence(other, other.id, form.submitKey);
    expect(await takenOf({ staffId: staff.id })).toHaveLength(1);
    await dropAbsence(staff, staff.id, form.submitKey);
    expect(await takenOf({ staffId: staff.id })).toEqual([]);
  });

  it('is refused, with what is in its way, where they run a session or are away already', async () => {
    const staff = await staffWith();
    const form = await newForm({ place: (await createRoom()).id, people: [staff.id] });
    expect(await makeSession(staff, form)).toMatchObject({ kind: 'made' });
    expect(await keepAbsence(staff, staff.id, absence())).toEqual({
      kind: 'clash',
      clashes: [
        {
          what: 'person',
          name: staff.name,
          from: at(dayIn(3), '09:30'),
          to: at(dayIn(3), '12:30'),
          title: 'Making maps',
        },
      ],
    });
    const after = absence({ fromTime: '12:30' });
    expect(await keepAbsence(staff, staff.id, after)).toEqual({ kind: 'kept' });
    expect(await keepAbsence(staff, staff.id, absence({ fromTime: '15:00' }))).toMatchObject({
      kind: 'clash',
      clashes: [{ title: null }],
    });
  });

  it('and a session that are kept at the same moment: one of them is, five times over', async () => {
    for (let round = 0; round < 5; round += 1) {
      const staff = await staffWith();
      const form = await newForm({ place: (await createRoom()).id, people: [staff.id] });
      const results = await Promise.all([
        makeSession(staff, form),
        keepAbsence(staff, staff.id, absence()),
      ]);
      const kinds = results.map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'clash')).toHaveLength(1);
      expect(await takenOf({ staffId: staff.id })).toHaveLength(1);
    }
  });

  it('ends after it begins, and is not over already', async () => {
    const staff = await staffWith();
    const keep = (given: Partial<AbsenceForm>) => keepAbsence(staff, staff.id, absence(given));
    expect(await keep({ to: dayIn(2) })).toEqual({ kind: 'ends-first', field: 'to' });
    expect(await keep({ fromTime: '12:00', toTime: '12:00' })).toMatchObject({
      kind: 'ends-first',
    });
    expect(await keep({ from: '2026-01-05' })).toEqual({ kind: 'date-in-past', field: 'from' });
  });
});
