import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import type { Staff } from '~/platform/auth/session.server';
import {
  createAccount,
  createChild,
  createQueueItem,
  signedIn,
  type QueueItemGiven,
} from '../../../../tests/factories';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { loadOversight } from './load-oversight.server';
import { readListState } from './oversight.address';
import { LIST_COUNT_LIMIT, LIST_PAGE_SIZE, LISTS, type ListName } from './oversight.rules';
import { answerReassign } from './reassign.server';
import { showList } from './show-list.server';

useOwnDatabase();

/** A Monday; the third school day after it is Thursday 26 November. */
const DAY = Temporal.PlainDate.from('2026-11-23');
let senior: Staff;
let officer: Staff;

beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, child, staff_member, calendar_closure cascade`;
  [senior, officer] = [await staffWith('SENIOR'), await staffWith('OFFICER')];
});

const list = (name: ListName, search = '') =>
  showList(senior, name, readListState(new URLSearchParams(search)), DAY);
const namesOn = async (name: ListName, search = '') =>
  (await list(name, search)).rows.map((row) => row.name);
const counts = async () => (await loadOversight(senior, DAY)).counts;

const item = (title: string, given: QueueItemGiven) =>
  createQueueItem({ title, status: 'open', ownerId: officer.id, ...given });

/** A home educated child of that first name, seen and heard on that day. */
async function child(
  givenNames: string,
  { seen = '2026-11-01', heard = '2026-11-01', status = 'home-educated' } = {} as {
    seen?: string | null;
    heard?: string | null;
    status?: string;
  },
) {
  const { id } = await createChild({ givenNames, familyName: 'Reed', status });
  await db().child.update({
    where: { id },
    data: { lastSeenOn: seen && asDate(seen), lastHeardOn: heard && asDate(heard) },
  });
  return id;
}

async function review(childId: string, state: string, reportedOn?: string) {
  const { id: itemId } = await item('A review', { kind: 'review' });
  return db().review.create({
    data: {
      itemId,
      childId,
      kind: 'yearly',
      state,
      reportedOn: reportedOn ? asDate(reportedOn) : null,
    },
  });
}

async function step(childId: string, by: Staff, at: string, state = 'proposed') {
  const { id: itemId } = await item('Steps', { kind: 'steps' });
  return db().formalStep.create({
    data: {
      itemId,
      childId,
      kind: 's437-notice',
      state,
      reason: 'No answer',
      proposedById: by.id,
      proposedAt: new Date(at),
    },
  });
}

async function question(childId: string, dueOn: string, given = {}) {
  const { familyId } = await db().child.findUniqueOrThrow({ where: { id: childId } });
  const { id: itemId } = await item('A question', { kind: 'escalation' });
  return db().escalation.create({
    data: {
      itemId,
      childId,
      familyId,
      service: 'mash',
      toName: 'The hub',
      toEmail: 'hub@council.example',
      what: 'w',
      why: 'y',
      basis: 'safeguarding',
      askedById: officer.id,
      dueOn: asDate(dueOn),
      ...given,
    },
  });
}

const rate = (childId: string, level: string, at: string) =>
  db().rating.create({
    data: { childId, level, reason: 'A reason', byId: officer.id, at: new Date(at) },
  });

describe('overdue and about to be', () => {
  it('goes by the day before, the day itself and the third school day', async () => {
    for (const dueOn of ['2026-11-22', '2026-11-23', '2026-11-26', '2026-11-27']) {
      await item(dueOn, { dueOn });
    }
    await item('no clock', {});
    await item('closed', { dueOn: '2026-11-01', status: 'closed' });
    expect(await namesOn('overdue')).toEqual(['2026-11-22']);
    expect(await namesOn('soon')).toEqual(['2026-11-23', '2026-11-26']);
    expect(await namesOn('items')).toHaveLength(5);
  });

  it('counts school days over a closure', async () => {
    await db().calendarClosure.create({
      data: { fromDay: asDate('2026-11-24'), toDay: asDate('2026-11-26'), label: 'Flood' },
    });
    const { forgetCalendar } = await import('~/domains/clock/index.server');
    forgetCalendar();
    await item('in', { dueOn: '2026-12-01' });
    await item('out', { dueOn: '2026-12-02' });
    expect(await namesOn('soon')).toEqual(['in']);
    await db().calendarClosure.deleteMany();
    forgetCalendar();
  });
});

describe('children who could drop out of sight', () => {
  it('are unseen once more than the months of the profile have gone by, or ever', async () => {
    await child('Before', { seen: '2025-11-22' });
    await child('On', { seen: '2025-11-23' });
    await child('After', { seen: '2025-11-24' });
    const never = await child('Never', { seen: null });
    const longer = await child('NeverEver', { seen: null });
    const known = (id: string, day: string) =>
      db().child.update({ where: { id }, data: { startedOn: asDate(day) } });
    await known(never, '2026-03-01');
    await known(longer, '2024-03-01');
    await child('AtSchool', { seen: null, status: 'not-home-educated' });
    expect(await namesOn('unseen')).toEqual(['NeverEver Reed', 'Never Reed', 'Before Reed']);
    expect((await list('unseen')).unseenMonths).toBe(12);
  });

  it('are unheard while nothing of their own voice is there, whoever saw them', async () => {
    await child('Silent', { heard: null });
    await child('Spoke', { heard: '2019-01-01' });
    expect(await namesOn('unheard')).toEqual(['Silent Reed']);
  });

  it('are unreviewed while no review is planned or under way', async () => {
    for (const state of ['planned', 'open', 'concluded']) await review(await child(state), state);
    await review(await child('Reported'), 'reported', '2026-03-02');
    await review(await child('Cancelled'), 'cancelled');
    await child('Ended', { status: 'ended' });
    expect((await namesOn('unreviewed')).sort()).toEqual(['Cancelled Reed', 'Reported Reed']);
    const row = (await list('unreviewed')).rows.find(({ name }) => name === 'Reported Reed');
    expect(row?.day).toBe('2026-03-02');
  });

  it('are red without a meeting until one is booked that is still to come', async () => {
    const [red, high, calm, met] = [
      await child('Red'),
      await child('High'),
      await child('Calm'),
      await child('Met'),
    ];
    await rate(red, 'red', '2026-11-01T09:00:00Z');
    await rate(high, 'amber', '2026-11-01T09:00:00Z');
    await rate(high, 'high-red', '2026-11-20T09:00:00Z');
    await rate(calm, 'red', '2026-11-01T09:00:00Z');
    await rate(calm, 'green', '2026-11-02T09:00:00Z');
    await rate(met, 'red', '2026-11-02T09:00:00Z');
    expect(await namesOn('rated')).toEqual(['High Reed', 'Red Reed', 'Met Reed']);
    const { id: reviewId } = await review(met, 'open');
    const meeting = await db().meeting.create({
      data: { reviewId, how: 'call', startsAt: new Date('2026-11-22T23:59:00Z'), byId: officer.id },
    });
    expect(await namesOn('rated')).toContain('Met Reed');
    const move = (data: object) => db().meeting.update({ where: { id: meeting.id }, data });
    await move({ startsAt: new Date('2026-11-23T00:00:00Z') });
    expect(await namesOn('rated')).toEqual(['High Reed', 'Red Reed']);
    await move({ state: 'missed' });
    expect(await namesOn('rated')).toContain('Met Reed');
  });

  it('have a plan’s review late, within thirty days, or without a date', async () => {
    for (const [name, nextReviewOn] of [
      ['None', null],
      ['Late', '2026-11-01'],
      ['Last', '2026-12-23'],
      ['Beyond', '2026-12-24'],
    ] as const) {
      await db().ehcPlan.create({
        data: {
          childId: await child(name),
          nextReviewOn: nextReviewOn && asDate(nextReviewOn),
          recordedById: officer.id,
        },
      });
    }
    await db().ehcPlan.create({
      data: {
        childId: await child('Ceased'),
        endedOn: asDate('2026-01-01'),
        recordedById: officer.id,
      },
    });
    expect(await namesOn('plans')).toEqual(['None Reed', 'Late Reed', 'Last Reed']);
  });
});

describe('what waits for a decision or an answer', () => {
  it('lists proposals by age, my own at the end, decided ones not at all', async () => {
    const [a, b, c, d] = [await child('A'), await child('B'), await child('C'), await child('D')];
    await step(a, senior, '2026-11-01T09:00:00Z');
    await step(b, officer, '2026-11-10T09:00:00Z');
    await step(c, officer, '2026-11-05T09:00:00Z');
    await step(d, officer, '2026-11-02T09:00:00Z', 'refused');
    expect(await namesOn('approvals')).toEqual(['C Reed', 'B Reed', 'A Reed']);
    expect(await namesOn('approvals', `officer=${senior.id}`)).toEqual(['A Reed']);
  });

  it('lists questions from the day after their due date, and referrals until receipt is proven', async () => {
    const late = await question(await child('Late'), '2026-11-22', { level: 1 });
    await question(await child('Today'), '2026-11-23');
    await question(await child('Answered'), '2026-11-01', { state: 'answered' });
    const sent = { isReferral: true, sentAt: new Date('2026-11-23T09:00:00Z') };
    const referral = await question(await child('Referral'), '2026-11-24', sent);
    await question(await child('Unsent'), '2026-11-24', { isReferral: true });
    await question(await child('Proven'), '2026-11-24', {
      ...sent,
      receiptAt: new Date('2026-11-23T10:00:00Z'),
    });
    expect((await list('silent')).rows).toMatchObject([{ id: late.id, level: 1 }]);
    expect((await list('referrals')).rows).toMatchObject([
      { id: referral.id, detail: '2026-11-23T09:00:00Z', ownerName: officer.name },
    ]);
    expect(await counts()).toMatchObject({ silent: 1, referrals: 1 });
  });

  it('lists letters that are sent and have not left', async () => {
    const childId = await child('Letter');
    const { familyId } = await db().child.findUniqueOrThrow({ where: { id: childId } });
    const adult = await db().adult.create({ data: { familyId, name: 'Ama', toldBy: 'parent' } });
    for (const [state, leftOn] of [
      ['sent', null],
      ['sent', '2026-11-20'],
      ['draft', null],
    ] as const) {
      const { id: itemId } = await item('A letter', { kind: 'review' });
      await db().councilLetter.create({
        data: {
          kind: 'report-suitable',
          itemId,
          childId,
          state,
          subject: 's',
          text: 't',
          madeById: officer.id,
          copies: {
            create: {
              adultId: adult.id,
              how: 'post',
              name: 'Ama',
              leftOn: leftOn && asDate(leftOn),
            },
          },
        },
      });
    }
    expect((await list('letters')).rows).toMatchObject([{ reference: 'Ama', detail: 'post' }]);
  });
});

describe('numbers and lists', () => {
  it('are the same, page after page, forwards and back', async () => {
    const n = LIST_PAGE_SIZE * 2 + 7;
    for (let at = 0; at < n; at += 1) {
      const childId = await child(`Child ${at}`, { seen: null, heard: null });
      await item(`Item ${at}`, {
        dueOn: at % 2 ? '2026-11-20' : '2026-11-24',
        childIds: [childId],
      });
      await step(childId, at % 3 ? officer : senior, `2026-11-0${1 + (at % 9)}T09:00:00Z`);
      await question(childId, '2026-11-01', {
        isReferral: true,
        sentAt: new Date('2026-11-01T09:00:00Z'),
      });
      await rate(childId, at % 2 ? 'red' : 'high-red', '2026-11-01T09:00:00Z');
    }
    const numbers = await counts();
    for (const name of LISTS.filter((each) => each !== 'items')) {
      const seen: string[] = [];
      let [page, turned] = [await list(name), 0];
      expect(page.count).toBe(numbers[name]);
      for (;;) {
        seen.push(...page.rows.map((row) => row.id));
        if (!page.nextTo) break;
        page = await list(name, page.nextTo.split('?')[1]);
        turned += 1;
      }
      expect([name, new Set(seen).size, seen.length]).toEqual([name, numbers[name], numbers[name]]);
      const back: string[] = page.rows.map((row) => row.id);
      for (; page.previousTo; turned -= 1) {
        page = await list(name, page.previousTo.split('?')[1]);
        back.unshift(...page.rows.map((row) => row.id));
      }
      expect([name, back, turned]).toEqual([name, seen, 0]);
    }
    expect(numbers).toMatchObject({ unseen: n, unheard: n, approvals: n, rated: n, referrals: n });
  }, 60_000);

  it('of who has how much lead to those items', async () => {
    const red = await child('Red');
    await rate(red, 'high-red', '2026-11-01T09:00:00Z');
    await item('a', { dueOn: '2026-11-20', childIds: [red] });
    await item('b', { dueOn: '2026-12-20' });
    await item('c', { ownerId: null, childIds: [red] });
    const gone = await staffWith('OFFICER');
    await db().staffMember.update({ where: { id: gone.id }, data: { active: false } });
    await item('d', { ownerId: gone.id });
    const { workload } = await loadOversight(senior, DAY);
    const admin = await staffWith('ADMIN');
    expect(workload.map((row) => row.id)).not.toContain(admin.id);
    expect(workload[0]).toMatchObject({ id: null, open: 1, overdue: 0, red: 1 });
    expect(workload.find((row) => row.id === officer.id)).toMatchObject({
      open: 2,
      overdue: 1,
      red: 1,
    });
    expect(workload.find((row) => row.id === gone.id)).toMatchObject({ active: false, open: 1 });
    expect(workload.find((row) => row.id === senior.id)).toMatchObject({ open: 0 });
    for (const row of workload) {
      for (const [only, number] of [
        ['', row.open],
        ['&only=overdue', row.overdue],
        ['&only=red', row.red],
      ] as const) {
        const page = await list('items', `officer=${row.id ?? 'nobody'}${only}`);
        expect([page.count, page.rows.length]).toEqual([number, number]);
      }
    }
  });

  it('stop counting at the limit', async () => {
    await db().$executeRaw`
      insert into queue_item (reference, kind, received_on, title, search_text, next_due_on)
      select 'WF-' || k, 'question', '2026-11-01', 'x', '', '2026-11-02' from generate_series(1, 1200) k`;
    expect((await counts()).overdue).toBe(LIST_COUNT_LIMIT + 1);
    expect((await list('overdue')).nextTo).not.toBeNull();
  });

  it('of malformed addresses are those of the whole list', async () => {
    await item('there', { dueOn: '2026-11-20' });
    const id = '00000000-0000-4000-8000-000000000000';
    for (const search of [
      'after=x',
      `after=9999_${id}`,
      `after=2026-13-45_${id}`,
      `before=2026-11-20T25:61:00.000Z_${id}`,
      'officer=%00',
      'only=drop',
      "officer='; drop table child",
    ]) {
      expect(await namesOn('overdue', search)).toEqual(['there']);
    }
  });

  it('leave one row in the trail for each look at names', async () => {
    await list('unseen');
    await loadOversight(senior, DAY);
    const looks = await db().auditEvent.findMany({ where: { actorId: senior.id } });
    expect(looks).toMatchObject([{ action: 'oversight.viewed', detail: { list: 'unseen' } }]);
  });
});

describe('giving work to somebody else', () => {
  async function send(list: string, cookie: string, fields: [string, string][], search = '') {
    const request = new Request(`http://localhost/officer/oversight/${list}${search}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    });
    const args = { request, params: { list }, context: { network: 'test' } };
    return answerReassign(args as never).catch((refusal: Response) => refusal);
  }

  it('moves what is ticked and comes back to the same page, with what could not be moved', async () => {
    const cookie = await signedIn({ staffId: senior.id });
    const a = await item('a', { dueOn: '2026-11-20' });
    const b = await item('b', { dueOn: '2026-11-20', ownerId: null });
    const answer = await send(
      'overdue',
      cookie,
      [
        ['item', `${a.id}.${officer.id}`],
        ['item', `${b.id}.${officer.id}`],
        ['to', senior.id],
        ['move', 'assign'],
      ],
      `?officer=${officer.id}`,
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      `/officer/oversight/overdue?officer=${officer.id}&done=assign&moved=1&taken=1`,
    );
    const owners = await db().queueItem.findMany({ orderBy: { title: 'asc' } });
    expect(owners.map((each) => each.ownerId)).toEqual([senior.id, null]);
    const moved = await db().auditEvent.findMany({ where: { action: 'item.reassigned' } });
    expect(moved).toMatchObject([
      { itemId: a.id, actorId: senior.id, detail: { from: officer.id, to: senior.id } },
    ]);
  });

  it('is for seniors, and for lists of items', async () => {
    const a = await item('a', { dueOn: '2026-11-20' });
    const fields: [string, string][] = [
      ['item', `${a.id}.${officer.id}`],
      ['to', senior.id],
    ];
    const asked = async (staff: Staff, name: string) =>
      (await send(name, await signedIn({ staffId: staff.id }), fields)).status;
    for (const role of ['OFFICER', 'SEND', 'ADMIN'] as const) {
      expect(await asked(await staffWith(role), 'overdue')).toBe(403);
    }
    expect(await asked(senior, 'unseen')).toBe(404);
    expect(await asked(senior, 'nothing')).toBe(404);
    const parent = await signedIn({ accountId: (await createAccount()).id });
    const answer = await send('overdue', parent, fields);
    expect(answer.headers.get('location')).toContain('/officer/sign-in');
    const { ownerId } = await db().queueItem.findUniqueOrThrow({ where: { id: a.id } });
    expect(ownerId).toBe(officer.id);
  });

  it('says so where nothing is ticked or nobody chosen', async () => {
    const cookie = await signedIn({ staffId: senior.id });
    const a = await item('a', {});
    expect((await send('items', cookie, [['to', officer.id]])).headers.get('location')).toContain(
      'done=none-chosen',
    );
    const nobody = await send('items', cookie, [['item', `${a.id}.${officer.id}`]]);
    expect(nobody.headers.get('location')).toContain('done=no-officer');
  });
});
