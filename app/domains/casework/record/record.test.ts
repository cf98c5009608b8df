import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asDate } from '~/domains/clock/index.server';
import type { Staff } from '~/platform/auth/session.server';
import {
  closeDatabase,
  databasePool,
  db,
  inTransaction,
  useDatabase,
} from '~/platform/db/database.server';
import {
  createAccount,
  createChild,
  createQueueItem,
  createSending,
} from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { DAY, sendNotice, staffWith } from '../item/item.test-support';
import { addEpisode, addTelling, endEpisode } from './education.server';
import { addEhcPlan, addEhcReview, endEhcPlan, setEhcReviewDay } from './ehc.server';
import { closeEpisodes, openEpisode } from './episodes.server';
import type { EpisodeForm, SightingForm } from './record.schema';
import { readRecord } from './record.store.server';
import { showRecord } from './show-record.server';
import { addSighting, voidSighting } from './sightings.server';

let database: TestDatabase;
let officer: Staff;
let send: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  officer = await staffWith('OFFICER');
  send = await staffWith('SEND');
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const born = () => createChild({ dateOfBirth: new Date('2016-05-01') });

const sighting = (given: Partial<SightingForm> = {}): SightingForm => ({
  submitKey: randomUUID(),
  kinds: ['seen'],
  happenedOn: '2026-11-20',
  byName: 'Amina Khan',
  byService: 'health',
  occasion: 'appointment',
  place: 'Clinic',
  note: '',
  ...given,
});

const seenOf = async (id: string) => {
  const { lastSeenOn, lastHeardOn } = await db().child.findUniqueOrThrow({ where: { id } });
  return [lastSeenOn, lastHeardOn].map((day) => day?.toISOString().slice(0, 10) ?? null);
};

const audited = (childId: string, action: string) =>
  db().auditEvent.count({ where: { childId, action, actorId: officer.id } });

describe('last seen and last heard', () => {
  it('follow what is recorded, each by its own kind, with an audit row each', async () => {
    const child = await born();
    expect(await seenOf(child.id)).toEqual([null, null]);
    const both = sighting({ kinds: ['seen', 'heard'], happenedOn: '2026-03-02' });
    expect(await addSighting(officer, child.id, both, DAY)).toEqual({ kind: 'done' });
    const call = sighting({ kinds: ['heard'], occasion: 'phone-call' });
    await addSighting(officer, child.id, call, DAY);
    expect(await seenOf(child.id)).toEqual(['2026-03-02', '2026-11-20']);
    expect(await audited(child.id, 'child.seen-recorded')).toBe(1);
    expect(await audited(child.id, 'child.heard-recorded')).toBe(2);
  });

  it('make one row of a form that is sent twice', async () => {
    const child = await born();
    const form = sighting();
    const answers = await Promise.all([
      addSighting(officer, child.id, form, DAY),
      addSighting(officer, child.id, form, DAY),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'repeated']);
    expect(await db().sighting.count({ where: { childId: child.id } })).toBe(1);
  });

  it.each([
    [{ happenedOn: '2026-11-24' }, { kind: 'in-future', field: 'happenedOn' }],
    [{ happenedOn: '2016-04-30' }, { kind: 'before-birth', field: 'happenedOn' }],
    [{ occasion: 'video-call' as const }, { kind: 'not-in-person', occasion: 'video-call' }],
    [
      { kinds: ['seen' as const, 'heard' as const], occasion: 'own-voice' as const },
      { kind: 'not-in-person', occasion: 'own-voice' },
    ],
  ])('refuse %j and write nothing', async (given, refusal) => {
    const child = await born();
    expect(await addSighting(officer, child.id, sighting(given), DAY)).toEqual(refusal);
    expect(await seenOf(child.id)).toEqual([null, null]);
    expect(await db().auditEvent.count({ where: { childId: child.id } })).toBe(0);
  });

  it('are not moved by anything that is sent', async () => {
    const { account, ...item } = await sendNotice();
    const told = item.notification!.children[0]!;
    const day = sighting({ happenedOn: '2025-01-10' });
    await addSighting(officer, told.childId, day, DAY);
    for (const kind of ['plan', 'evidence', 'voice'] as const) {
      await createSending({
        accountId: account!.id,
        kind,
        childIds: [told.childId],
        toldChildId: kind === 'evidence' ? null : told.id,
      });
    }
    const { view } = await showRecord(officer, told.childId);
    expect(view.sendings.map(({ kind }) => kind).sort()).toEqual(['evidence', 'plan', 'voice']);
    expect(await seenOf(told.childId)).toEqual(['2025-01-10', null]);
  });

  it('fall back when an entry is taken back, which stays with its reason', async () => {
    const child = await born();
    await addSighting(officer, child.id, sighting({ happenedOn: '2025-06-01' }), DAY);
    await addSighting(officer, child.id, sighting(), DAY);
    const [latest] = (await readRecord(child.id)).sightings;
    const form = { submitKey: randomUUID(), reason: 'It was the brother' };
    expect(await voidSighting(officer, child.id, latest!.id, form)).toEqual({ kind: 'done' });
    expect(await voidSighting(officer, child.id, latest!.id, form)).toEqual({ kind: 'repeated' });
    expect(await seenOf(child.id)).toEqual(['2025-06-01', null]);
    const { sightings } = await readRecord(child.id);
    expect(sightings).toHaveLength(2);
    expect(sightings[0]).toMatchObject({
      voidReason: 'It was the brother',
      voidedBy: officer.name,
    });
    expect(await audited(child.id, 'child.sighting-voided')).toBe(1);
    const other = await born();
    expect(await voidSighting(officer, other.id, sightings[1]!.id, form)).toEqual({
      kind: 'not-found',
    });
  });

  it('are for officers to record, not for SEND officers or for a child that is not there', async () => {
    const child = await born();
    expect(await addSighting(send, child.id, sighting(), DAY)).toEqual({ kind: 'not-allowed' });
    expect(await addSighting(officer, randomUUID(), sighting(), DAY)).toEqual({
      kind: 'not-found',
    });
  });
});

const episode = (given: Partial<EpisodeForm> = {}): EpisodeForm => ({
  submitKey: randomUUID(),
  kind: 'mainstream-school',
  place: 'Hill School',
  schoolUrn: '',
  startedOn: '2022-09-01',
  endedOn: null,
  toldBy: 'parent',
  ...given,
});

describe('education', () => {
  it('keeps stretches with who told, ends one, and refuses days that cannot be', async () => {
    const child = await born();
    const form = episode();
    expect(await addEpisode(officer, child.id, form, DAY)).toEqual({ kind: 'done' });
    expect(await addEpisode(officer, child.id, form, DAY)).toEqual({ kind: 'repeated' });
    const wrong = episode({ endedOn: '2022-08-31' });
    expect(await addEpisode(officer, child.id, wrong, DAY)).toEqual({
      kind: 'before-start',
      field: 'endedOn',
    });
    const later = episode({ startedOn: '2026-11-24' });
    expect(await addEpisode(officer, child.id, later, DAY)).toMatchObject({ kind: 'in-future' });
    const [kept] = (await readRecord(child.id)).episodes;
    expect(kept).toMatchObject({
      toldBy: 'parent',
      place: 'Hill School',
      recordedBy: officer.name,
    });
    const end = {
      submitKey: randomUUID(),
      endedOn: '2026-07-20',
      endReason: 'home-education' as const,
    };
    expect(await endEpisode(officer, child.id, kept!.id, end, DAY)).toEqual({ kind: 'done' });
    expect(await endEpisode(officer, child.id, kept!.id, end, DAY)).toEqual({ kind: 'repeated' });
    expect(await audited(child.id, 'child.episode-ended')).toBe(1);
  });

  it('closes what runs at the door of other parts, never before it began', async () => {
    const child = await born();
    await inTransaction(async (tx) => {
      for (const startedOn of ['2020-09-01', '2026-11-01', null]) {
        await openEpisode(tx, {
          childId: child.id,
          kind: 'unknown',
          startedOn,
          toldBy: 'notice',
          recordedById: null,
        });
      }
      expect(await closeEpisodes(tx, child.id, '2026-10-01', 'home-education')).toBe(3);
    });
    const { episodes } = await readRecord(child.id);
    expect(episodes.map(({ startedOn, endedOn }) => [startedOn, endedOn])).toEqual([
      ['2026-11-01', '2026-11-01'],
      ['2020-09-01', '2026-10-01'],
      [null, '2026-10-01'],
    ]);
  });

  it('keeps why they chose it each year; all of it may be left out', async () => {
    const child = await born();
    const bare = {
      submitKey: randomUUID(),
      toldOn: '2026-11-20',
      toldBy: 'parent' as const,
      reasons: [],
      words: '',
      stillChoice: null,
      wouldHelp: '',
    };
    expect(await addTelling(officer, child.id, bare, DAY)).toEqual({ kind: 'done' });
    expect(await addTelling(officer, child.id, bare, DAY)).toEqual({ kind: 'repeated' });
    const { tellings, ratings, indicators } = await readRecord(child.id);
    expect(tellings).toMatchObject([{ reasons: [], stillChoice: 'not-said', toldBy: 'parent' }]);
    expect([ratings, indicators]).toEqual([[], []]);
  });
});

describe('EHC plan', () => {
  const plan = (given = {}) => ({
    submitKey: randomUUID(),
    startedOn: '2024-02-01',
    nextReviewOn: null,
    ...given,
  });
  const review = (given = {}) => ({
    submitKey: randomUUID(),
    heldOn: '2026-11-10',
    parentTookPart: 'invited-not-needed' as const,
    childTookPart: 'views-sent' as const,
    outcome: 'kept' as const,
    nextReviewOn: null,
    note: '',
    ...given,
  });

  it('is reviewed every year: the clock is met and the next one runs on an open matter', async () => {
    const item = await sendNotice();
    const childId = item.children[0]!.childId;
    const form = plan({ nextReviewOn: '2026-12-01' });
    expect(await addEhcPlan(officer, childId, form, DAY)).toEqual({ kind: 'done' });
    expect(await addEhcPlan(officer, childId, form, DAY)).toEqual({ kind: 'repeated' });
    expect(await addEhcPlan(officer, childId, plan(), DAY)).toEqual({ kind: 'plan-in-force' });
    const clocks = () =>
      db().clock.findMany({
        where: { childId, rule: 'ehc-review' },
        orderBy: { createdAt: 'asc' },
      });
    expect((await clocks()).map(({ itemId, dueOn }) => [itemId, dueOn])).toEqual([
      [item.id, asDate('2026-12-01')],
    ]);
    const [kept] = (await readRecord(childId)).plans;
    const held = review();
    expect(await addEhcReview(officer, childId, kept!.id, held, DAY)).toEqual({ kind: 'done' });
    expect(await addEhcReview(officer, childId, kept!.id, held, DAY)).toEqual({ kind: 'repeated' });
    expect((await clocks()).map(({ status, dueOn }) => [status, dueOn])).toEqual([
      ['met', asDate('2026-12-01')],
      ['running', asDate('2027-11-10')],
    ]);
    const { plans } = await readRecord(childId);
    expect(plans[0]).toMatchObject({ nextReviewOn: '2027-11-10' });
    expect(plans[0]!.reviews).toMatchObject([{ parentTookPart: 'invited-not-needed' }]);
  });

  it('stands on the plan alone where no matter is open, and ends with what follows', async () => {
    const child = await born();
    await addEhcPlan(officer, child.id, plan(), DAY);
    const [kept] = (await readRecord(child.id)).plans;
    expect(kept!.nextReviewOn).toBe('2025-02-01');
    expect(await db().clock.count({ where: { childId: child.id } })).toBe(0);
    const day = { submitKey: randomUUID(), nextReviewOn: '2024-01-31' };
    expect(await setEhcReviewDay(officer, child.id, kept!.id, day, DAY)).toMatchObject({
      kind: 'before-start',
    });
    const end = { submitKey: randomUUID(), endedOn: '2026-11-01', senAfter: 'K' as const };
    expect(await endEhcPlan(officer, child.id, kept!.id, end, DAY)).toEqual({ kind: 'done' });
    const { sen } = await db().child.findUniqueOrThrow({ where: { id: child.id } });
    expect(sen).toBe('K');
    expect(await addEhcReview(officer, child.id, kept!.id, review(), DAY)).toEqual({
      kind: 'plan-ended',
    });
  });

  it('is for SEND officers too, of the children they see', async () => {
    const theirs = await born();
    const other = await born();
    await createQueueItem({ flags: ['ehc-plan'], childIds: [theirs.id] });
    expect(await addEhcPlan(send, theirs.id, plan(), DAY)).toEqual({ kind: 'done' });
    expect(await addEhcPlan(send, other.id, plan(), DAY)).toEqual({ kind: 'not-found' });
    await expect(showRecord(send, other.id)).rejects.toMatchObject({ status: 404 });
    expect(await db().auditEvent.count({ where: { childId: other.id } })).toBe(0);
  });
});

describe('the record', () => {
  it('leaves a row of every look', async () => {
    const child = await born();
    await showRecord(officer, child.id);
    const [row] = await db().auditEvent.findMany({ where: { childId: child.id } });
    expect(row).toMatchObject({
      action: 'child.viewed',
      actorId: officer.id,
      familyId: child.familyId,
      detail: { page: 'record' },
    });
  });

  it('shows what a notice said of why, and not one that was taken back', async () => {
    const { notification, children } = await sendNotice();
    const why = { reasons: ['religious'], words: 'Pentru copil' };
    const answers = { ...(notification!.answers as object), why };
    const update = (data: object) =>
      db().notification.update({ where: { id: notification!.id }, data });
    await update({ answers });
    const childId = children[0]!.childId;
    expect((await readRecord(childId)).tellings).toMatchObject([
      { ...why, toldBy: 'notice', noticeFrom: 'Ioana Popa', language: 'ro' },
    ]);
    await update({ withdrawnAt: new Date() });
    expect((await readRecord(childId)).tellings).toEqual([]);
  });

  it('asks as many questions of the database with sixty of everything as with one', async () => {
    const [few, many] = [await born(), await born()];
    await fill(few.id, 1);
    await fill(many.id, 60);
    const counts: number[] = [];
    for (const child of [few, many]) {
      await showRecord(officer, child.id);
      const query = vi.spyOn(databasePool(), 'query');
      const { view } = await showRecord(officer, child.id);
      counts.push(query.mock.calls.length);
      query.mockRestore();
      expect(view.sightings).toHaveLength(child === few ? 1 : 60);
      expect(view.matters).toHaveLength(child === few ? 1 : 60);
      expect(view.checks).toHaveLength(child === few ? 1 : 60);
    }
    expect(counts[0]).toBeGreaterThan(1);
    expect(counts[1]).toBe(counts[0]);
    expect(counts[1]).toBeLessThanOrEqual(4);
  });
});

/** So many of each thing on the record of one child. */
async function fill(childId: string, count: number) {
  const account = await createAccount();
  const by = { recordedById: officer.id };
  for (let n = 0; n < count; n++) {
    const on = new Date(Date.UTC(2020, n, 1));
    await createQueueItem({ childIds: [childId], accountId: account.id });
    await db().sighting.create({
      data: {
        childId,
        kind: 'seen',
        happenedOn: on,
        byName: 'A',
        byService: 'school',
        occasion: 'other',
        ...by,
      },
    });
    await db().episode.create({
      data: { childId, kind: 'home', startedOn: on, toldBy: 'parent', ...by },
    });
    await db().reasonTold.create({ data: { childId, toldOn: on, toldBy: 'parent', ...by } });
    await db().systemCheck.create({
      data: { childId, system: 'One', checkedOn: on, found: false, byId: officer.id },
    });
    await db().rating.create({ data: { childId, level: 'green', reason: 'r', byId: officer.id } });
    await db().indicator.create({
      data: { childId, code: 'isolation', reason: 'r', byId: officer.id },
    });
  }
}
