import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { forgetCalendar, startClocks } from '~/domains/clock/index.server';
import { createChild } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { actionsOn, openForm, staffWith } from '../item/item.test-support';
import { mayReportGo } from './after-report.server';
import { changeReview } from './change-review.server';
import { checkSystem } from './check-system.server';
import { concludeReview } from './conclude-review.server';
import { endMeeting } from './end-meeting.server';
import { inviteAdults } from './invite-adults.server';
import { keepFinding } from './keep-finding.server';
import { openReview } from './open-review.server';
import { openReviewByStaff } from './open-review-by-staff.server';
import { planMeeting } from './plan-meeting.server';
import {
  agreeSecondDate,
  beginReview,
  conclude,
  concludeForm,
  DAY,
  finding,
  later,
  NOON,
  sendReport,
  standOf,
  tellFamily,
  type ToldFamily,
} from './review.test-support';
import { gapsIn } from '../letter/fill-letter';
import { sendRecord, writeRecord } from './write-record.server';

let database: TestDatabase;
let officer: Staff;
let other: Staff;
let senior: Staff;
let family: ToldFamily;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
  officer = await staffWith('OFFICER');
  other = await staffWith('OFFICER');
  senior = await staffWith('SENIOR');
});

beforeEach(async () => {
  family = await tellFamily();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const firstReviewOfNotice = async () =>
  (await db().clock.findFirst({ where: { itemId: family.notice.id, rule: 'first-review' } }))!;

const reviewOf = (kind: string) =>
  db().review.findFirst({
    where: { childId: family.child.id, kind },
    orderBy: { openedAt: 'desc' },
  });

describe.each([
  ['first', []],
  ['yearly', ['annual-review met']],
  ['second', ['second-review met']],
  ['extra', ['extra-review met']],
] as const)('a %s review', (kind, met) => {
  test('that finds suitable education ends, meets its clocks, and plans the yearly one', async () => {
    const review = await beginReview(officer, family.child.id, kind);
    expect(await conclude(officer, review, 'suitable')).toEqual({ kind: 'done' });
    expect((await standOf(review.reviewId)).state).toBe('concluded');
    await sendReport(officer, review.reviewId);
    expect(await standOf(review.reviewId)).toMatchObject({
      state: 'reported',
      status: 'closed',
      clocks: met,
    });
    // A first review is met at the notice (protocol 6.4), whichever kind of review was finished.
    expect((await firstReviewOfNotice()).status).toBe('met');
    const yearly = await reviewOf('yearly');
    expect(yearly).toMatchObject({ state: 'planned', previousId: review.reviewId });
    const planned = await standOf(yearly!.id);
    expect(planned).toMatchObject({ status: 'planned', clocks: ['annual-review running'] });
    const clock = await db().clock.findFirstOrThrow({ where: { itemId: yearly!.itemId } });
    expect(clock.dueOn.toISOString().slice(0, 10)).toBe('2027-11-23');
  });

  test('that needs more information is open again until the agreed day, and can be concluded then', async () => {
    const review = await beginReview(officer, family.child.id, kind);
    await conclude(officer, review, 'more-information');
    await sendReport(officer, review.reviewId);
    const stand = await standOf(review.reviewId);
    expect(stand).toMatchObject({ state: 'open', status: 'waiting-parent' });
    expect(stand.clocks).toContain('more-time running');
    expect((await firstReviewOfNotice()).status).toBe('running');
    expect(await conclude(officer, review, 'suitable')).toEqual({ kind: 'done' });
    await sendReport(officer, review.reviewId);
    const after = await standOf(review.reviewId);
    expect(after.state).toBe('reported');
    expect(after.clocks.filter((clock) => clock.endsWith('running'))).toEqual([]);
  });

  test('with concerns is reported only with an agreed day for the second review', async () => {
    const review = await beginReview(officer, family.child.id, kind);
    await conclude(officer, review, 'concerns');
    const draft = () =>
      db().councilLetter.findFirstOrThrow({ where: { reviewId: review.reviewId } });
    expect(gapsIn((await draft()).text)).toHaveLength(kind === 'second' ? 0 : 1);
    if (kind === 'second') {
      // The second review is the last one: the steps follow it (protocol 6.12).
      await sendReport(officer, review.reviewId);
      expect(await standOf(review.reviewId)).toMatchObject({ state: 'reported', clocks: met });
      expect(await db().review.count({ where: { childId: family.child.id } })).toBe(1);
      return;
    }
    const may = () => inTransaction((tx) => mayReportGo(tx, review.reviewId, DAY));
    expect(await may()).toBe('date-not-agreed');
    await expect(sendReport(officer, review.reviewId)).rejects.toThrow('date-not-agreed');
    await agreeSecondDate(officer, null, review, family.child.id, later(28));
    expect(await may()).toBe('date-not-agreed');
    await db().formalStep.deleteMany({ where: { reviewId: review.reviewId } });
    const agreed = await agreeSecondDate(officer, senior, review, family.child.id, later(28));
    expect(agreed).toEqual({ kind: 'done' });
    const { text, version } = await draft();
    expect([gapsIn(text), version]).toEqual([[], 1]);
    expect(text).toMatch(/second review on \W?21 December 2026/);
    expect(await may()).toBe('ok');
    await sendReport(officer, review.reviewId);
    expect(await standOf(review.reviewId)).toMatchObject({ state: 'reported', clocks: met });
    const second = await reviewOf('second');
    expect(second).toMatchObject({ state: 'open', previousId: review.reviewId });
    const clock = await db().clock.findFirstOrThrow({ where: { itemId: second!.itemId } });
    expect(clock).toMatchObject({ rule: 'second-review', status: 'running' });
    expect(clock.dueOn.toISOString().slice(0, 10)).toBe(later(28));
  });
});

test('an agreed day that has passed, or is too far off, lets no report go', async () => {
  const review = await beginReview(officer, family.child.id);
  await conclude(officer, review, 'concerns');
  await agreeSecondDate(officer, senior, review, family.child.id, later(28));
  const may = (day: typeof DAY) => inTransaction((tx) => mayReportGo(tx, review.reviewId, day));
  expect(await may(DAY.add({ days: 28 }))).toBe('ok');
  expect(await may(DAY.add({ days: 29 }))).toBe('date-not-agreed');
});

test('suitable education may have its next contact sooner only with a reason on record', async () => {
  const review = await beginReview(officer, family.child.id);
  await keepFinding(officer, review.reviewId, finding(), NOON);
  const sooner = { sooner: true, nextOn: '2027-05-10' };
  const without = await concludeForm(review.itemId, 'suitable', sooner);
  expect(await concludeReview(officer, review.itemId, without, DAY)).toEqual({
    kind: 'reason-missing',
  });
  const far = { sooner: true, nextOn: '2028-05-10', nextReason: 'They asked' };
  expect(
    await concludeReview(
      officer,
      review.itemId,
      await concludeForm(review.itemId, 'suitable', far),
      DAY,
    ),
  ).toEqual({ kind: 'next-too-late', latest: '2027-11-23' });
  const form = await concludeForm(review.itemId, 'suitable', {
    ...sooner,
    nextReason: 'They asked',
  });
  expect(await concludeReview(officer, review.itemId, form, DAY)).toEqual({ kind: 'done' });
  await sendReport(officer, review.reviewId);
  const yearly = await reviewOf('yearly');
  expect(yearly).toMatchObject({ reason: 'They asked' });
  const clock = await db().clock.findFirstOrThrow({ where: { itemId: yearly!.itemId } });
  expect(clock.dueOn.toISOString().slice(0, 10)).toBe('2027-05-10');
});

test('an extra review that finds suitable education moves the year on, and opens no second yearly one', async () => {
  const first = await beginReview(officer, family.child.id);
  await conclude(officer, first, 'suitable');
  await sendReport(officer, first.reviewId);
  const extra = await beginReview(officer, family.child.id, 'extra');
  await conclude(officer, extra, 'suitable');
  await sendReport(officer, extra.reviewId, DAY.add({ days: 100 }));
  const yearly = await db().review.findMany({
    where: { childId: family.child.id, kind: 'yearly' },
  });
  expect(yearly).toHaveLength(1);
  expect((await standOf(yearly[0]!.id)).clocks.sort()).toEqual([
    'annual-review running',
    'annual-review stopped',
  ]);
});

test('a notice for two children keeps its clock until both were reviewed; a late one stays late', async () => {
  const sister = await createChild({ familyId: family.family.id, status: 'home-educated' });
  await db().queueItemChild.create({ data: { itemId: family.notice.id, childId: sister.id } });
  const late = DAY.add({ days: 60 });
  for (const [childId, status] of [
    [family.child.id, 'running'],
    [sister.id, 'met'],
  ] as const) {
    const review = await beginReview(officer, childId);
    await conclude(officer, review, 'suitable');
    await sendReport(officer, review.reviewId, late);
    expect((await firstReviewOfNotice()).status).toBe(status);
  }
  const clock = await firstReviewOfNotice();
  expect(clock.endedOn! > clock.dueOn).toBe(true);
});

test('a first review has a clock of its own only where no notice runs one', async () => {
  const noticed = await beginReview(officer, family.child.id);
  expect((await standOf(noticed.reviewId)).clocks).toEqual([]);
  const known = await createChild({ status: 'home-educated' });
  const alone = await beginReview(officer, known.id);
  expect((await standOf(alone.reviewId)).clocks).toEqual(['first-review running']);
});

describe('opening', () => {
  const form = (given: Record<string, unknown> = {}) => ({
    submitKey: randomUUID(),
    kind: 'extra' as const,
    yearlyOn: null,
    yearlyReason: '',
    extraOn: later(10),
    extraReason: 'The parents asked for it',
    ...given,
  });

  it('makes one review of a repeated form, also of two at once', async () => {
    const sent = form();
    const results = await Promise.all(
      [1, 2, 3].map(() => openReviewByStaff(officer, family.child.id, sent, DAY)),
    );
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]).toMatchObject({ kind: 'opened' });
    expect(await db().review.count({ where: { childId: family.child.id } })).toBe(1);
    const review = await reviewOf('extra');
    expect(await actionsOn(review!.itemId)).toEqual(['item.received', 'review.opened']);
  });

  it('refuses what is under way, has passed, or is not theirs to open', async () => {
    await openReviewByStaff(officer, family.child.id, form(), DAY);
    const again = await openReviewByStaff(other, family.child.id, form(), DAY);
    expect(again).toMatchObject({ kind: 'under-way' });
    const child = (await createChild()).id;
    const past = form({ extraOn: later(-1) });
    expect(await openReviewByStaff(officer, child, past, DAY)).toEqual({ kind: 'date-past' });
    const far = form({ kind: 'yearly', yearlyOn: '2028-01-01', yearlyReason: 'x' });
    expect(await openReviewByStaff(officer, child, far, DAY)).toMatchObject({ kind: 'too-late' });
    for (const role of ['SEND', 'ADMIN'] as const) {
      const staff = await staffWith(role);
      expect(await openReviewByStaff(staff, child, form(), DAY)).toEqual({ kind: 'not-allowed' });
    }
    expect(await db().review.count({ where: { childId: child } })).toBe(0);
  });
});

describe('a meeting', () => {
  const plan = async (itemId: string, given: Record<string, unknown> = {}) => ({
    ...(await openForm(itemId)),
    how: 'meeting' as const,
    place: 'The library',
    on: '2026-11-25',
    at: '10:00',
    invited: [family.mother.adult.id],
    ...given,
  });
  const end = async (itemId: string, meeting: string, given: Record<string, unknown> = {}) => ({
    ...(await openForm(itemId)),
    meeting,
    end: 'held' as const,
    present: [family.mother.adult.id],
    others: '',
    child: [] as ('seen' | 'heard')[],
    note: '',
    ...given,
  });
  const after = new Date('2026-11-25T12:00:00Z');

  async function planned(how = 'meeting') {
    const review = await beginReview(officer, family.child.id);
    const form = await plan(review.itemId, { how });
    expect(await planMeeting(officer, review.itemId, form, NOON)).toEqual({ kind: 'done' });
    // The same form again plans nothing more.
    expect(await planMeeting(officer, review.itemId, form, NOON)).toEqual({ kind: 'repeated' });
    const meeting = await db().meeting.findFirstOrThrow({ where: { reviewId: review.reviewId } });
    return { ...review, meeting };
  }

  it('in which a child was seen and heard says so at the child; nothing else does', async () => {
    const { itemId, meeting } = await planned();
    const child = () => db().child.findUniqueOrThrow({ where: { id: family.child.id } });
    expect((await child()).lastSeenOn).toBeNull();
    const form = await end(itemId, meeting.id, { child: ['seen', 'heard'] });
    expect(await endMeeting(officer, itemId, form, after)).toEqual({ kind: 'done' });
    expect(await endMeeting(officer, itemId, form, after)).toEqual({ kind: 'repeated' });
    const seen = await db().sighting.findMany({
      where: { childId: family.child.id },
      orderBy: { kind: 'desc' },
    });
    expect(seen.map(({ kind, occasion, byService }) => [kind, occasion, byService])).toEqual([
      ['seen', 'meeting', 'home-education'],
      ['heard', 'meeting', 'home-education'],
    ]);
    expect((await child()).lastSeenOn?.toISOString()).toMatch(/^2026-11-25/);
    const adult = await db().adult.findUniqueOrThrow({ where: { id: family.mother.adult.id } });
    expect(adult.lastHeardOn?.toISOString()).toMatch(/^2026-11-25/);
  });

  it.each([
    ['a child seen on a screen', 'video', { child: ['seen'] }, after, 'not-in-person'],
    ['an end before its time', 'meeting', {}, NOON, 'not-yet'],
    ['a meeting of nobody', 'meeting', { present: [] }, after, 'nobody'],
    ['a stranger', 'meeting', { present: [randomUUID()] }, after, 'not-of-family'],
    ['another meeting', 'meeting', { meeting: randomUUID() }, after, 'no-meeting'],
  ])('refuses %s', async (_, how, given, now, kind) => {
    const { itemId, meeting } = await planned(how);
    const form = await end(itemId, meeting.id, given);
    expect(await endMeeting(officer, itemId, form, now)).toEqual({ kind });
    expect(await db().sighting.count({ where: { childId: family.child.id } })).toBe(0);
    expect((await db().meeting.findUniqueOrThrow({ where: { id: meeting.id } })).state).toBe(
      'planned',
    );
  });

  it.each(['missed', 'cancelled'] as const)(
    'that was %s is a fact and leaves the child as it was',
    async (how) => {
      const { itemId, reviewId, meeting } = await planned();
      const now = how === 'missed' ? after : NOON;
      const form = await end(itemId, meeting.id, { end: how, child: ['seen'], note: 'Bus strike' });
      expect(await endMeeting(officer, itemId, form, now)).toEqual({ kind: 'done' });
      expect(await db().meeting.findUniqueOrThrow({ where: { id: meeting.id } })).toMatchObject({
        state: how,
        present: [],
        childPresent: '',
      });
      expect(await db().sighting.count({ where: { reviewId } })).toBe(0);
    },
  );

  it('cannot be planned in the past, with strangers, or when the review is over', async () => {
    const review = await beginReview(officer, family.child.id);
    const past = await plan(review.itemId, { on: '2026-11-23', at: '11:59' });
    expect(await planMeeting(officer, review.itemId, past, NOON)).toEqual({ kind: 'in-past' });
    const stranger = await plan(review.itemId, { invited: [(await tellFamily()).mother.adult.id] });
    expect(await planMeeting(officer, review.itemId, stranger, NOON)).toEqual({
      kind: 'not-of-family',
    });
    await conclude(officer, review, 'suitable');
    const late = await plan(review.itemId);
    expect(await planMeeting(officer, review.itemId, late, NOON)).toEqual({ kind: 'not-open' });
  });
});

describe('findings', () => {
  it('of two officers in one area: the later one gets both texts, and nothing is lost', async () => {
    const { reviewId, itemId } = await beginReview(officer, family.child.id);
    const mine = finding({ text: 'Mine' });
    const theirs = finding({ text: 'Theirs', judgement: 'developing' });
    expect(await keepFinding(officer, reviewId, mine, NOON)).toEqual({ kind: 'done' });
    const late = await keepFinding(other, reviewId, theirs, NOON);
    expect(late).toMatchObject({
      kind: 'stale',
      there: { version: 1, text: 'Mine', judgement: 'good', bases: ['work'], by: officer.name },
    });
    // A key of their own: the refused form is sent again with the version that was shown.
    const both = { ...theirs, version: 1, text: 'Mine and theirs' };
    expect(await keepFinding(other, reviewId, both, NOON)).toEqual({ kind: 'done' });
    expect(await keepFinding(other, reviewId, both, NOON)).toEqual({ kind: 'repeated' });
    const kept = await db().finding.findFirstOrThrow({ where: { reviewId } });
    expect(kept).toMatchObject({ text: 'Mine and theirs', version: 2, byId: other.id });
    expect((await actionsOn(itemId)).filter((each) => each === 'item.finding-kept')).toHaveLength(
      2,
    );
  });

  it('of fifty officers at once: one in each area is kept, all others get what is there', async () => {
    const { reviewId, itemId } = await beginReview(officer, family.child.id);
    const before = await db().queueItem.findUniqueOrThrow({ where: { id: itemId } });
    const areas = [
      'academic',
      'personal',
      'physical',
      'creative',
      'technology',
      'interests',
    ] as const;
    const results = await Promise.all(
      Array.from({ length: 48 }, (_, at) =>
        keepFinding(
          at % 2 ? officer : other,
          reviewId,
          finding({ area: areas[at % 6], text: `Text ${at}` }),
          NOON,
        ),
      ),
    );
    const done = results.filter(({ kind }) => kind === 'done');
    expect(done).toHaveLength(6);
    expect(results.filter(({ kind }) => kind === 'stale')).toHaveLength(42);
    const kept = await db().finding.findMany({ where: { reviewId } });
    expect(new Set(kept.map(({ area }) => area)).size).toBe(6);
    for (const result of results) {
      if (result.kind !== 'stale') continue;
      expect(kept.map(({ text }) => text)).toContain(result.there.text);
    }
    // Other forms on the item that were open meanwhile stay good.
    const after = await db().queueItem.findUniqueOrThrow({ where: { id: itemId } });
    expect(after.version).toBe(before.version);
  });

  it('are refused from others, of strangers, and once the review is concluded', async () => {
    const { reviewId, itemId } = await beginReview(officer, family.child.id);
    for (const role of ['SEND', 'ADMIN'] as const) {
      const staff = await staffWith(role);
      expect(await keepFinding(staff, reviewId, finding(), NOON)).toEqual({ kind: 'not-allowed' });
    }
    expect(await keepFinding(officer, randomUUID(), finding(), NOON)).toEqual({
      kind: 'not-found',
    });
    const stranger = finding({
      bases: ['parent'],
      accounts: [(await tellFamily()).mother.adult.id],
    });
    expect(await keepFinding(officer, reviewId, stranger, NOON)).toEqual({ kind: 'not-of-family' });
    await conclude(officer, { reviewId, itemId }, 'suitable');
    expect(await keepFinding(officer, reviewId, finding({ version: 1 }), NOON)).toEqual({
      kind: 'not-open',
    });
  });
});

describe('concluding', () => {
  it.each(['suitable', 'concerns'] as const)('%s rests on something', async (conclusion) => {
    const { itemId, reviewId } = await beginReview(officer, family.child.id);
    const left = finding({ judgement: 'not-covered', text: '', bases: [] });
    await keepFinding(officer, reviewId, left, NOON);
    const form = await concludeForm(itemId, conclusion);
    expect(await concludeReview(officer, itemId, form, DAY)).toEqual({ kind: 'no-basis' });
    expect((await standOf(reviewId)).state).toBe('open');
    expect(await db().councilLetter.count({ where: { reviewId } })).toBe(0);
  });

  it('drafts one report, and again only after the draft was set aside', async () => {
    const review = await beginReview(officer, family.child.id);
    await keepFinding(officer, review.reviewId, finding({ text: 'Canary of Amara' }), NOON);
    const form = await concludeForm(review.itemId, 'concerns');
    expect(await concludeReview(officer, review.itemId, form, DAY)).toEqual({ kind: 'done' });
    expect(await concludeReview(officer, review.itemId, form, DAY)).toEqual({ kind: 'repeated' });
    const letters = await db().councilLetter.findMany({ where: { reviewId: review.reviewId } });
    expect(letters.map(({ kind }) => kind)).toEqual(['report-concerns']);
    for (const words of ['Canary of Amara', 'No reading was seen.', 'Three things she read.']) {
      expect(letters[0]!.text).toContain(words);
    }
    const reopen = async () =>
      changeReview(
        officer,
        review.itemId,
        { ...(await openForm(review.itemId)), does: 'reopen', reason: '' },
        DAY,
      );
    expect(await reopen()).toEqual({ kind: 'letter-there' });
    await db().councilLetter.updateMany({
      where: { reviewId: review.reviewId },
      data: { state: 'discarded' },
    });
    expect(await reopen()).toEqual({ kind: 'done' });
    expect(await conclude(officer, review, 'suitable')).toEqual({ kind: 'done' });
    expect(await actionsOn(review.itemId)).toEqual([
      'item.received',
      'review.opened',
      'item.finding-kept',
      'letter.drafted',
      'item.review-concluded',
      'item.review-reopened',
      'letter.drafted',
      'item.review-concluded',
    ]);
  });

  it('refuses a form that was opened before somebody else changed the review', async () => {
    const review = await beginReview(officer, family.child.id);
    await keepFinding(officer, review.reviewId, finding(), NOON);
    const late = await concludeForm(review.itemId, 'suitable');
    await conclude(other, review, 'concerns');
    expect(await concludeReview(officer, review.itemId, late, DAY)).toMatchObject({
      kind: 'stale',
    });
    const { conclusion } = await db().review.findUniqueOrThrow({ where: { id: review.reviewId } });
    expect(conclusion).toBe('concerns');
  });

  it('and other moves are for officers', async () => {
    const review = await beginReview(officer, family.child.id);
    const send = await staffWith('SEND');
    const form = await openForm(review.itemId);
    const refused = { kind: 'not-allowed' };
    const { itemId } = review;
    expect(await concludeReview(send, itemId, await concludeForm(itemId, 'suitable'), DAY)).toEqual(
      refused,
    );
    expect(await inviteAdults(send, itemId, { ...form, adults: [], words: {} })).toEqual(refused);
    expect(await writeRecord(send, itemId, { ...form, meeting: null, text: 'x' })).toEqual(refused);
    expect(await sendRecord(send, itemId, { ...form, record: randomUUID() }, NOON)).toEqual(
      refused,
    );
  });
});

test('a planned review is begun when its time comes; a cancelled one leaves its reason and runs no clock', async () => {
  const { reviewId, itemId } = await inTransaction((tx) => {
    return openReview(tx, {
      childId: family.child.id,
      kind: 'yearly',
      startedOn: DAY.toString(),
      openedById: null,
    });
  });
  const move = async (does: 'begin' | 'cancel' | 'reopen', reason = '') =>
    changeReview(officer, itemId, { ...(await openForm(itemId)), does, reason }, DAY);
  expect(await move('reopen')).toEqual({ kind: 'not-now' });
  expect(await move('begin')).toEqual({ kind: 'done' });
  expect(await standOf(reviewId)).toMatchObject({ state: 'open', status: 'open' });
  expect(await move('begin')).toEqual({ kind: 'not-now' });
  expect(await move('cancel', 'Back at school')).toEqual({ kind: 'done' });
  expect(await standOf(reviewId)).toMatchObject({
    state: 'cancelled',
    status: 'closed',
    clocks: ['annual-review stopped'],
  });
  expect(await db().note.findFirst({ where: { itemId } })).toMatchObject({
    text: 'Back at school',
  });
});

test('checks on other systems: who looked, when, anything found; only systems of the profile', async () => {
  const { itemId, reviewId } = await beginReview(officer, family.child.id);
  const check = async (given: Record<string, unknown> = {}) => ({
    ...(await openForm(itemId)),
    system: 'Mosaic',
    checkedOn: DAY.toString(),
    found: 'yes' as const,
    note: 'A referral of 2024',
    ...given,
  });
  const form = await check();
  expect(await checkSystem(officer, itemId, form, DAY)).toEqual({ kind: 'done' });
  expect(await checkSystem(officer, itemId, form, DAY)).toEqual({ kind: 'repeated' });
  expect(await checkSystem(officer, itemId, await check({ system: 'Nothing' }), DAY)).toEqual({
    kind: 'no-system',
  });
  expect(await checkSystem(officer, itemId, await check({ checkedOn: later(1) }), DAY)).toEqual({
    kind: 'in-future',
  });
  const rows = await db().systemCheck.findMany({ where: { reviewId } });
  expect(rows).toMatchObject([{ system: 'Mosaic', found: true, byId: officer.id }]);
});

test('an earlier agreed time for more information gives way to the new one', async () => {
  const review = await beginReview(officer, family.child.id);
  await inTransaction((tx) =>
    startClocks(tx, review.itemId, [
      { rule: 'more-time', startedOn: DAY.toString(), agreedOn: later(3) },
    ]),
  );
  await conclude(officer, review, 'more-information');
  await sendReport(officer, review.reviewId);
  expect((await standOf(review.reviewId)).clocks).toEqual([
    'more-time stopped',
    'more-time running',
  ]);
});
