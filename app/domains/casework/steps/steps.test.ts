import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { createChild } from '../../../../tests/factories';
import { STEP_KINDS, type StepKind } from '../case/case.codes';
import { actionsOn, dueOf, getItem, openForm, staffWith } from '../item/item.test-support';
import { afterApplyForPlaceSent } from './after-apply-for-place-sent.server';
import { decideStep } from './decide-step.server';
import { endStep } from './end-step.server';
import { ladderOf } from './ladder-of.server';
import { proposeStep } from './propose-step.server';
import { remindNotices } from './remind-notices.server';
import { secondReviewDate } from './second-review-date.server';
import { showLadder } from './show-ladder.server';
import { serviceSchema } from './steps.schema';
import { stopSteps, stopStepsByHand } from './stop-steps.server';
import {
  asked,
  carryOut,
  concludeReview,
  day,
  decide,
  formOf,
  isoOf,
  lastStep,
  newCase,
  propose,
  sendLetters,
  serve,
  service,
  type Case,
} from './steps.test-support';
import { withdrawStep } from './withdraw-step.server';

let database: TestDatabase;
let of: Case;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
});

beforeEach(async () => {
  of = await newCase();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const ladderItem = async () =>
  (await db().queueItem.findFirstOrThrow({
    where: { kind: 'steps', children: { some: { childId: of.childId } } },
    orderBy: { receivedAt: 'desc' },
  }))!;
const lettersOf = (kind: string) =>
  db().councilLetter.findMany({ where: { childId: of.childId, kind } });

async function stopByHand(reason = 'Work samples show suitable education.') {
  const item = await ladderItem();
  const form = { ...(await openForm(item.id)), stopReason: reason };
  return stopStepsByHand(of.officer, of.childId, item.id, form, day('2026-12-30'));
}

describe('the ladder from the second review to the revocation of an order', () => {
  it('goes step by step, each on its day and by two people', async () => {
    const first = await concludeReview(of, 'first', 'concerns', 'concluded');
    expect(await propose(of, 'second-review-date', '2026-11-23')).toEqual({ kind: 'done' });
    const dateOf = (id: string) => inTransaction((tx) => secondReviewDate(tx, id));
    expect(await dateOf(first.id)).toEqual({ state: 'proposed', on: '2027-01-04' });
    expect(await decide(of, 'second-review-date', '2026-11-23')).toEqual({ kind: 'done' });
    expect(await dateOf(first.id)).toEqual({ state: 'approved', on: '2027-01-04' });

    await db().review.update({ where: { id: first.id }, data: { state: 'reported' } });
    await concludeReview(of, 'second', 'concerns');
    expect(await propose(of, 'apply-for-place', '2026-11-23')).toEqual({ kind: 'done' });
    expect(await decide(of, 'apply-for-place', '2026-11-23')).toEqual({ kind: 'done' });
    expect((await lastStep(of.childId, 'second-review-date')).state).toBe('ended');
    const [letter] = await lettersOf('apply-for-place');
    const sent = { letterId: letter!.id, childId: of.childId, today: day('2026-11-23') };
    const tell = () =>
      inTransaction((tx) => afterApplyForPlaceSent(tx, { ...sent, staffId: of.officer.id }));
    expect(await tell()).toEqual({ lastDay: '2026-12-14' });
    expect(await tell()).toBeNull();

    const notice = { ground: 'not-suitable' } as const;
    expect(await propose(of, 's437-notice', '2026-12-14', notice)).toMatchObject({
      because: 'apply-running',
    });
    const s437 = await carryOut(of, 's437-notice', '2026-12-15', notice);
    expect(isoOf(s437.lastDay)).toBe('2026-12-29');
    const item = await ladderItem();
    expect(await dueOf(item.id, 's437-notice')).toBe('2026-12-29');
    expect(isoOf((await getItem(item.id)).nextDueOn)).toBe('2026-12-29');
    expect(await propose(of, 's438-notice', '2026-12-29')).toMatchObject({ because: 'before-day' });
    const s438 = await carryOut(of, 's438-notice', '2026-12-30');
    expect(isoOf(s438.lastDay)).toBe('2027-01-13');
    expect(await propose(of, 'attendance-order', '2027-01-13')).toMatchObject({
      because: 'before-day',
    });
    const order = await carryOut(of, 'attendance-order', '2027-01-14');
    expect(order.data).toMatchObject({ school: 'Marsh Lane School', madeOn: '2027-01-14' });
    expect(await propose(of, 'court', '2027-02-01')).toEqual({ kind: 'done' });
    expect(await decide(of, 'court', '2027-02-01')).toEqual({ kind: 'done' });

    expect(await stopByHand()).toEqual({ kind: 'done' });
    expect((await lastStep(of.childId, 'court')).state).toBe('stopped');
    expect((await lastStep(of.childId, 'attendance-order')).state).toBe('served');
    const revocation = await lastStep(of.childId, 'revocation');
    expect(revocation).toMatchObject({ state: 'proposed', proposedById: of.officer.id });
    expect(await lettersOf('steps-stopped')).toEqual([]);
    expect(await propose(of, 'court', '2027-02-02')).toMatchObject({ because: 'education-shown' });
    expect((await getItem(item.id)).status).toBe('waiting-other');

    expect(await decide(of, 'revocation', '2027-02-02')).toEqual({ kind: 'done' });
    expect((await lastStep(of.childId, 'attendance-order')).outcome).toBe('revoked');
    expect(await lettersOf('order-revoked')).toHaveLength(1);
    const closed = await getItem(item.id);
    expect([closed.status, closed.clocks.every((clock) => clock.endedOn !== null)]).toEqual([
      'closed',
      true,
    ]);
    expect(await propose(of, 's437-notice', '2027-02-03')).toMatchObject({
      because: 'education-shown',
    });
    const actions = await actionsOn(item.id);
    expect(actions.filter((action) => action === 'item.step-approved')).toHaveLength(7);
    expect(actions).toContain('item.steps-stopped');
  });

  it.each([
    ['2026-11-23', '2026-12-07', '2026-12-08'],
    ['2026-12-18', '2027-01-01', '2027-01-02'],
  ])('s.437 served on %s: last day %s, not failed until %s', async (servedOn, lastDay, next) => {
    const step = await carryOut(of, 's437-notice', servedOn);
    expect(isoOf(step.lastDay)).toBe(lastDay);
    expect(await propose(of, 's438-notice', lastDay)).toMatchObject({ because: 'before-day' });
    expect(await propose(of, 's438-notice', next)).toEqual({ kind: 'done' });
    expect(await db().formalStep.count({ where: { childId: of.childId } })).toBe(2);
  });

  it('nothing climbs by itself: a passed last day changes nothing', async () => {
    await carryOut(of, 's437-notice', '2026-11-23');
    await remindNotices(day('2026-12-08'));
    const ladder = await showLadder(of.childId, day('2026-12-08'));
    expect(ladder.steps.map(({ kind, state }) => [kind, state])).toEqual([
      ['s437-notice', 'served'],
    ]);
    expect(ladder.possible.find(({ kind }) => kind === 's438-notice')?.because).toBeNull();
    expect(ladder.possible.find(({ kind }) => kind === 'attendance-order')?.because).toBe(
      'no-s438',
    );
  });
});

/** What must have happened before a kind can be proposed on 1 March 2027. */
const before: Record<StepKind, () => Promise<unknown>> = {
  'second-review-date': () => concludeReview(of, 'first', 'concerns', 'concluded'),
  'apply-for-place': () => concludeReview(of, 'second', 'concerns'),
  's437-notice': () => Promise.resolve(),
  's438-notice': () => carryOut(of, 's437-notice', '2027-01-04'),
  'attendance-order': async () => {
    await before['s438-notice']();
    await carryOut(of, 's438-notice', '2027-01-22');
  },
  court: async () => {
    await before['attendance-order']();
    await carryOut(of, 'attendance-order', '2027-02-10');
  },
  'supervision-order': () => before['s438-notice'](),
  revocation: () => before.court(),
  other: () => concludeReview(of, 'first', 'concerns'),
};
const DAY = '2027-03-01';
const more = (kind: StepKind) => (kind === 'second-review-date' ? { on: '2027-04-12' } : {});

describe.each(STEP_KINDS)('%s needs a second person', (kind) => {
  it('is refused to its proposer and to officers, by the portal and by the database', async () => {
    const both = await staffWith('OFFICER', 'SENIOR');
    await before[kind]();
    expect(await propose(of, kind, DAY, more(kind), both)).toEqual({ kind: 'done' });
    expect(await decide(of, kind, DAY, 'approve', both)).toEqual({ kind: 'own-proposal' });
    expect(await decide(of, kind, DAY, 'approve', of.officer)).toEqual({ kind: 'not-allowed' });
    expect(await decide(of, kind, DAY, 'refuse', both)).toEqual({ kind: 'own-proposal' });
    const step = await lastStep(of.childId, kind);
    expect(step).toMatchObject({ state: 'proposed', decidedById: null });
    await expect(
      db()
        .$executeRaw`update formal_step set state = 'approved', decided_by_id = proposed_by_id, decided_at = now() where id = ${step.id}::uuid`,
    ).rejects.toThrow(/formal_step_second_person/);
    await expect(
      db()
        .$executeRaw`update formal_step set state = 'served', served_on = '2027-03-01' where id = ${step.id}::uuid`,
    ).rejects.toThrow(/formal_step_served_after_approval/);
    expect(await serve(of, kind, DAY)).toMatchObject({
      kind: expect.stringMatching(/^not-(approved|served-kind)$/) as unknown,
    });
    expect(await decide(of, kind, DAY)).toEqual({ kind: 'done' });
    expect(await decide(of, kind, DAY)).toEqual({
      kind: kind === 'revocation' ? 'wrong-state' : 'not-proposed',
      ...(kind === 'revocation' && { status: 'closed' }),
    });
  });

  it('is not approved any more once suitable education was shown', async () => {
    if (kind === 'revocation') return;
    await before[kind]();
    expect(await propose(of, kind, DAY, more(kind))).toEqual({ kind: 'done' });
    await concludeReview(of, 'extra', 'suitable', 'concluded');
    expect(await decide(of, kind, DAY)).toMatchObject({ because: 'education-shown' });
    expect(await decide(of, kind, DAY, 'refuse')).toEqual({ kind: 'done' });
    expect(await propose(of, kind, DAY, more(kind))).toMatchObject({ because: 'education-shown' });
  });
});

describe('two at once', () => {
  it('of two seniors one decides, the other is told', async () => {
    await propose(of, 's437-notice', '2026-11-23');
    const step = await lastStep(of.childId, 's437-notice');
    const form = { ...(await openForm(step.itemId)), decisionReason: 'No.' };
    const [one, other] = [of.senior, await staffWith('SENIOR')];
    const results = await Promise.all([
      decideStep(one, step.itemId, step.id, { ...form, decision: 'approve' }, day('2026-11-23')),
      decideStep(
        other,
        step.itemId,
        step.id,
        { ...form, decision: 'refuse', submitKey: crypto.randomUUID() },
        day('2026-11-23'),
      ),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual([
      'done',
      expect.stringMatching(/stale|wrong-state/),
    ]);
    expect(await lettersOf('s437-notice')).toHaveLength(results[0]!.kind === 'done' ? 1 : 0);
  });

  it('two first proposals open one ladder', async () => {
    await concludeReview(of, 'first', 'concerns', 'concluded');
    const other = await staffWith('OFFICER');
    const results = await Promise.all([
      propose(of, 'second-review-date', '2026-11-23'),
      propose(of, 'other', '2026-11-23', {}, other),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'stale']);
    const where = { kind: 'steps', children: { some: { childId: of.childId } } };
    expect(await db().queueItem.count({ where })).toBe(1);
  });

  it('a repeated submit proposes once, also after the ladder was opened by it', async () => {
    const form = { ...(await formOf(of.childId)), ...blankNotice() };
    const send = () =>
      proposeStep(
        of.officer,
        { childId: of.childId, kind: 's437-notice' },
        form,
        day('2026-11-23'),
      );
    expect(await send()).toEqual({ kind: 'done' });
    expect(await send()).toEqual({ kind: 'repeated' });
    expect(await db().formalStep.count({ where: { childId: of.childId } })).toBe(1);
  });
});

const blankNotice = () => ({
  reason: 'No answer since September.',
  risk: '',
  on: null,
  help: '',
  serveOn: null,
  school: '',
  schoolUrn: '',
  court: '',
  considered: '',
  because: undefined,
  what: '',
  askedOn: null,
  ground: undefined,
  ...asked['s437-notice'],
});

describe('proposing', () => {
  it('the second review is at most six weeks on, and after today', async () => {
    await concludeReview(of, 'first', 'concerns', 'concluded');
    const on = (date: string) => propose(of, 'second-review-date', '2026-11-23', { on: date });
    expect(await on('2026-11-23')).toEqual({ kind: 'date-past' });
    expect(await on('2027-01-05')).toEqual({ kind: 'date-too-late', latest: '2027-01-04' });
    expect(await on('2027-01-04')).toEqual({ kind: 'done' });
    expect(await decide(of, 'second-review-date', '2027-01-04')).toEqual({ kind: 'date-passed' });
  });

  it('a date that went by makes room for another', async () => {
    const review = await concludeReview(of, 'first', 'concerns', 'concluded');
    await propose(of, 'second-review-date', '2026-11-23', { on: '2026-11-30' });
    await decide(of, 'second-review-date', '2026-11-23');
    expect(await propose(of, 'second-review-date', '2026-11-30')).toMatchObject({
      because: 'approved-already',
    });
    expect(await propose(of, 'second-review-date', '2026-12-01')).toEqual({ kind: 'done' });
    expect(await inTransaction((tx) => secondReviewDate(tx, review.id))).toEqual({
      state: 'proposed',
      on: '2027-01-04',
    });
  });

  it('a school by its number must be in the list', async () => {
    await carryOut(of, 's437-notice', '2026-11-23');
    expect(await propose(of, 's438-notice', '2026-12-08', { schoolUrn: '999999' })).toEqual({
      kind: 'unknown-school',
    });
  });

  it('silence begins after the council asked', async () => {
    expect(await propose(of, 's437-notice', '2026-11-23', { askedOn: '2026-11-23' })).toEqual({
      kind: 'asked-ahead',
    });
  });

  it('other roles propose nothing', async () => {
    for (const role of ['SEND', 'ADMIN'] as const) {
      const staff = await staffWith(role);
      expect(await propose(of, 's437-notice', '2026-11-23', {}, staff)).toEqual({
        kind: 'not-allowed',
      });
    }
  });

  it('is taken back by its proposer alone; a ladder with nothing on it leaves the queue', async () => {
    await propose(of, 's437-notice', '2026-11-23');
    const step = await lastStep(of.childId, 's437-notice');
    const take = async (staff = of.officer) =>
      withdrawStep(
        staff,
        step.itemId,
        step.id,
        { ...(await openForm(step.itemId)), withdrawReason: 'They called today.' },
        day('2026-11-24'),
      );
    expect(await take(of.senior)).toEqual({ kind: 'not-yours' });
    expect(await take()).toEqual({ kind: 'done' });
    expect((await getItem(step.itemId)).status).toBe('closed');
    expect(await propose(of, 's437-notice', '2026-11-25')).toEqual({ kind: 'done' });
    expect((await lastStep(of.childId, 's437-notice')).itemId).not.toBe(step.itemId);
  });
});

describe('service', () => {
  beforeEach(async () => {
    await propose(of, 's437-notice', '2026-11-23', { serveOn: '2026-11-25' });
    await decide(of, 's437-notice', '2026-11-24');
  });
  const letGo = async () => sendLetters((await lastStep(of.childId, 's437-notice')).id);

  it('waits for its letter, its day, and its approval', async () => {
    const [letter] = await lettersOf('s437-notice');
    expect(letter!.text).toContain('9 December 2026');
    expect(await serve(of, 's437-notice', '2026-11-25')).toEqual({ kind: 'letter-not-sent' });
    await letGo();
    expect(await serve(of, 's437-notice', '2026-11-25', { today: '2026-11-24' })).toEqual({
      kind: 'service-ahead',
    });
    expect(await serve(of, 's437-notice', '2026-11-23', { today: '2026-11-25' })).toEqual({
      kind: 'service-before-approval',
      day: '2026-11-24',
    });
    expect(await serve(of, 's437-notice', '2026-11-24')).toEqual({ kind: 'done' });
    expect(await serve(of, 's437-notice', '2026-11-24')).toEqual({ kind: 'not-approved' });
  });

  it('is on adults of this family', async () => {
    await letGo();
    const stranger = await newCase();
    expect(
      await serve(of, 's437-notice', '2026-11-24', {
        servedOnWhom: [of.adultId, stranger.adultId] as never,
      }),
    ).toEqual({ kind: 'not-an-adult' });
  });

  it('a notice that names too early a day is none; a later day counts for the parents', async () => {
    await letGo();
    const told = (toldLastDay: string) => serve(of, 's437-notice', '2026-11-25', { toldLastDay });
    expect(await told('2026-12-08')).toEqual({ kind: 'told-too-short', day: '2026-12-09' });
    expect(await told('2026-12-11')).toEqual({ kind: 'done' });
    const step = await lastStep(of.childId, 's437-notice');
    expect(isoOf(step.lastDay)).toBe('2026-12-11');
    expect(await dueOf(step.itemId, 's437-notice')).toBe('2026-12-11');
  });

  it('is refused after suitable education was shown', async () => {
    await letGo();
    await concludeReview(of, 'extra', 'suitable', 'concluded');
    expect(await serve(of, 's437-notice', '2026-11-25')).toMatchObject({
      because: 'education-shown',
    });
  });

  it('ways: portal alone is refused, email needs the agreement', () => {
    const carried = { version: '0', seen: '0', submitKey: crypto.randomUUID() };
    const given = {
      ...carried,
      ...service(of, ''),
      servedOn: { day: '25', month: '11', year: '2026' },
    };
    const problems = (more: object) =>
      serviceSchema
        .safeParse({ ...given, ...more })
        .error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(problems({})).toBeUndefined();
    expect(problems({ servedHow: 'portal' })).toEqual([['servedHow', 'portal-not-service']]);
    expect(problems({ servedHow: 'agreed-email' })).toEqual([['agreed', 'required']]);
    expect(
      problems({ servedHow: 'agreed-email', agreed: 'Her email of 3 November.' }),
    ).toBeUndefined();
    expect(problems({ servedOnWhom: [] })).toEqual([['servedOnWhom', 'required']]);
    expect(problems({ proof: ' ' })).toEqual([['proof', 'required']]);
  });
});

describe('stopping', () => {
  it('one action ends all that is open, with a letter where anything was served', async () => {
    await concludeReview(of, 'second', 'concerns');
    await carryOut(of, 's437-notice', '2026-11-23');
    await propose(of, 'other', '2026-12-08');
    const item = await ladderItem();
    expect(await stopByHand()).toEqual({ kind: 'done' });
    const steps = await ladderOf(of.childId);
    expect(steps.map(({ state }) => state)).toEqual(['stopped', 'stopped']);
    expect(await lettersOf('steps-stopped')).toHaveLength(1);
    const after = await getItem(item.id);
    expect([after.status, after.closedAt !== null]).toEqual(['closed', true]);
    expect(after.clocks).toMatchObject([{ rule: 's437-notice', status: 'stopped' }]);
    expect(await propose(of, 's438-notice', '2026-12-31')).toMatchObject({
      because: 'education-shown',
    });
    await concludeReview(of, 'second', 'concerns');
    expect(await propose(of, 's438-notice', '2026-12-31')).toMatchObject({ because: 'no-s437' });
    expect(await propose(of, 's437-notice', '2026-12-31', { ground: 'not-suitable' })).toEqual({
      kind: 'done',
    });
  });

  it('from a review: no letter where nothing was served; nothing where no ladder is open', async () => {
    const stop = () =>
      inTransaction((tx) =>
        stopSteps(tx, {
          childId: of.childId,
          staffId: of.officer.id,
          reason: 'suitable-education',
          today: day('2026-12-01'),
        }),
      );
    expect(await stop()).toMatchObject({ kind: 'nothing' });
    await propose(of, 's437-notice', '2026-11-23');
    const item = await ladderItem();
    expect(await stop()).toMatchObject({ kind: 'stopped', stopped: 1, letterId: null });
    expect(await getItem(item.id)).toMatchObject({ status: 'closed' });
    expect(await actionsOn(item.id)).toContain('item.steps-stopped');
    expect(await stop()).toMatchObject({ kind: 'nothing' });
    expect(await propose(of, 's437-notice', '2026-12-02')).toMatchObject({
      because: 'education-shown',
    });
  });

  it('an order lapses with compulsory school age', async () => {
    await before.court();
    await db().child.update({
      where: { id: of.childId },
      data: { dateOfBirth: new Date('2010-08-31') },
    });
    expect(await stopByHand()).toEqual({ kind: 'done' });
    expect((await lastStep(of.childId, 'attendance-order')).state).toBe('stopped');
    expect((await ladderItem()).status).toBe('closed');
  });

  it('the parents may ask again after a senior kept the order', async () => {
    await before.court();
    expect(await propose(of, 'revocation', DAY)).toEqual({ kind: 'done' });
    expect(await decide(of, 'revocation', DAY, 'refuse')).toEqual({ kind: 'done' });
    expect((await lastStep(of.childId, 'attendance-order')).state).toBe('served');
    expect(await propose(of, 'revocation', DAY)).toEqual({ kind: 'done' });
  });
});

describe('outcomes', () => {
  const end = async (kind: StepKind, outcome: string, on: string, today = DAY) => {
    const step = await lastStep(of.childId, kind);
    const form = {
      ...(await openForm(step.itemId)),
      outcome: outcome as 'other',
      outcomeOn: on,
      outcomeWords: 'As told by the court.',
    };
    return endStep(of.officer, step.itemId, step.id, form, day(today));
  };

  it('of a supervision order are recorded once it was approved', async () => {
    await before['supervision-order']();
    await propose(of, 'supervision-order', '2027-02-01');
    expect(await end('supervision-order', 'made', '2027-02-20')).toEqual({
      kind: 'not-an-outcome',
    });
    await decide(of, 'supervision-order', '2027-02-01');
    expect(await end('supervision-order', 'applied', '2027-02-20')).toEqual({
      kind: 'not-an-outcome',
    });
    expect(await end('supervision-order', 'made', '2027-03-02')).toEqual({ kind: 'outcome-ahead' });
    expect(await end('supervision-order', 'made', '2027-01-31')).toEqual({
      kind: 'outcome-before-approval',
    });
    expect(await end('supervision-order', 'made', '2027-02-20')).toEqual({ kind: 'done' });
    expect(await lastStep(of.childId, 'supervision-order')).toMatchObject({
      state: 'ended',
      outcome: 'made',
    });
  });

  it('a notice that was taken back carries nothing further', async () => {
    await carryOut(of, 's437-notice', '2026-11-23');
    expect(await end('s437-notice', 'taken-back', '2026-12-01')).toEqual({ kind: 'done' });
    expect((await getItem((await ladderItem()).id)).clocks[0]).toMatchObject({ status: 'stopped' });
    expect(await propose(of, 's438-notice', '2026-12-08')).toMatchObject({ because: 'no-s437' });
    expect(await propose(of, 's437-notice', '2026-12-08')).toEqual({ kind: 'done' });
  });
});

describe('reminders', () => {
  const sentTo = async (stepId: string) =>
    db().outgoingMail.findMany({
      where: { dedupeKey: { startsWith: `notice-reminder:${stepId}` } },
    });

  it('go once each, with nothing about the family in them', async () => {
    const step = await carryOut(of, 's437-notice', '2026-11-23');
    await remindNotices(day('2026-12-01'));
    expect(await sentTo(step.id)).toHaveLength(0);
    await remindNotices(day('2026-12-02'));
    await remindNotices(day('2026-12-02'));
    await remindNotices(day('2026-12-03'));
    const [mail, ...others] = await sentTo(step.id);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ toAddress: of.officer.email, template: 'staff-alert' });
    expect(Object.keys(mail!.data as object).sort()).toEqual(['path', 'reference']);
    await remindNotices(day('2026-12-06'));
    expect(await sentTo(step.id)).toHaveLength(2);
    await remindNotices(day('2026-12-08'));
    expect(await sentTo(step.id)).toHaveLength(2);
  });

  it('go to whoever has the case now, and end when the steps stop', async () => {
    const step = await carryOut(of, 's437-notice', '2026-11-23');
    const other = await staffWith('OFFICER');
    await db().queueItem.update({ where: { id: step.itemId }, data: { ownerId: other.id } });
    await remindNotices(day('2026-12-02'));
    expect((await sentTo(step.id)).map((mail) => mail.toAddress)).toEqual([other.email]);
    await stopByHand();
    await remindNotices(day('2026-12-06'));
    expect(await sentTo(step.id)).toHaveLength(1);
  });
});

it('a ladder holds one child’s steps alone', async () => {
  await propose(of, 's437-notice', '2026-11-23');
  const sister = await createChild({ familyId: of.familyId, status: 'home-educated' });
  expect(await ladderOf(sister.id)).toEqual([]);
  expect((await showLadder(sister.id, day('2026-11-23'))).item).toBeNull();
});
