import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { asDate } from '~/domains/clock/index.server';
import { createFamily } from '../../../../tests/factories';
import { agreeMoreTime } from '../item/agree-more-time.server';
import { closeItem } from '../item/close-item.server';
import { formOn, addParent } from '../letter/letter.test-support';
import { moveCasework, moveFamilyCasework } from '../case/move-casework.server';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { releaseGroup } from '../round/release-group.server';
import { releaseRound } from '../round/release-round.server';
import { loadReleasing } from '../round/release-writes.server';
import { closeReviewedRequests, endRequest } from './end-request.server';
import { showItemRequest } from './item-request.server';
import { listDue } from './due.store.server';
import { releaseRequests } from './release-requests.server';
import { childDue, MONTH, release, releaseForm, TODAY } from './request.test-support';
import { writeAnswer } from './write-answer.server';

useOwnDatabase();
beforeAll(prepareJobs);

let officer: Staff;

beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, child, family, staff_member, round cascade`;
  officer = await staffWith('OFFICER');
});

const ON = Temporal.PlainDate.from('2026-12-03');

/** A family of two parents and two children whose request went on 24 November. */
async function asked() {
  const { id: familyId } = await createFamily({ name: 'Popa' });
  await addParent(familyId, { name: 'Ioana Popa' });
  await addParent(familyId, { name: 'Radu Popa' });
  const children = [
    await childDue(familyId, 'Ana'),
    await childDue(familyId, 'Ion', { dateOfBirth: '2016-05-06' }),
  ];
  const roundId = await release(officer);
  const readers = await db().requestReader.findMany({ orderBy: { id: 'asc' } });
  const [one, other] = readers.map(({ itemId }) => itemId) as [string, string];
  return { familyId, children, roundId, one, other, requestId: readers[0]!.requestId };
}

const item = (id: string) =>
  db().queueItem.findUniqueOrThrow({
    where: { id },
    include: { clocks: { orderBy: { createdAt: 'asc' } }, notes: true, messages: true },
  });
const childOf = (childId: string) => db().requestChild.findFirstOrThrow({ where: { childId } });

describe('an answer that an officer writes down', () => {
  const write = async (itemId: string, children: string[], more = {}) =>
    writeAnswer(
      officer,
      itemId,
      {
        ...(await formOn(itemId)),
        children,
        how: 'phone',
        happenedOn: '2026-12-02',
        text: 'All is well.',
        ...more,
      },
      ON,
    );

  it('counts as one in the portal, and ends the wait once there is one about every child', async () => {
    const { one, children } = await asked();
    const [ana, ion] = children.map(({ id }) => id) as [string, string];
    await db().queueItem.update({
      where: { id: one },
      data: { flags: ['no-answer', 'indicators'] },
    });
    expect(await write(one, [ana])).toEqual({ kind: 'done' });
    expect(await childOf(ana)).toMatchObject({
      answeredOn: asDate('2026-12-02'),
      answeredHow: 'phone',
    });
    expect(await childOf(ion)).toMatchObject({ answeredOn: null, answeredHow: '' });
    expect(await item(one)).toMatchObject({
      status: 'open',
      flags: ['indicators'],
      notes: [{ text: 'All is well.' }],
      clocks: [{ rule: 'request-answer', status: 'running' }],
    });
    expect(await write(one, [ion], { how: 'in-person' })).toEqual({ kind: 'done' });
    expect((await item(one)).clocks).toMatchObject([{ rule: 'request-answer', status: 'met' }]);
    const reader = await db().requestReader.findUniqueOrThrow({ where: { itemId: one } });
    expect(reader.answeredAt).not.toBeNull();
    const trail = await db().auditEvent.findMany({
      where: { itemId: one, action: 'item.request-answer-written' },
    });
    expect(trail.map(({ childId }) => childId).sort()).toEqual([ana, ion].sort());
  });

  it('is kept once, and refuses other children, a day to come, and other items', async () => {
    const { one, children } = await asked();
    const form = {
      ...(await formOn(one)),
      children: [children[0]!.id],
      how: 'post' as const,
      happenedOn: '2026-12-02',
      text: 'By letter.',
    };
    expect(await writeAnswer(officer, one, form, ON)).toEqual({ kind: 'done' });
    expect(await writeAnswer(officer, one, form, ON)).toEqual({ kind: 'repeated' });
    expect((await item(one)).notes).toHaveLength(1);
    expect(await write(one, [randomUUID()])).toEqual({ kind: 'not-of-request' });
    expect(await write(one, [children[1]!.id], { happenedOn: '2026-12-04' })).toEqual({
      kind: 'in-future',
    });
    expect(await write(children[0]!.itemId, [children[0]!.id])).toEqual({ kind: 'no-request' });
    const stale = { ...form, submitKey: randomUUID() };
    expect((await writeAnswer(officer, one, stale, ON)).kind).toBe('stale');
  });
});

describe('more time', () => {
  it('is kept with the children, told to the parent who asked, and the clock follows', async () => {
    const { one, other, children } = await asked();
    const [ana, ion] = children.map(({ id }) => id) as [string, string];
    const form = {
      ...(await formOn(one)),
      agreedOn: '2027-01-15',
      reason: 'New baby',
      children: [ana],
    };
    expect(await agreeMoreTime(officer, one, form, ON)).toEqual({ kind: 'done' });
    expect(await childOf(ana)).toMatchObject({ moreTimeUntil: asDate('2027-01-15') });
    expect(await childOf(ion)).toMatchObject({ moreTimeUntil: null });
    expect(await item(one)).toMatchObject({
      status: 'waiting-parent',
      nextClock: 'more-time',
      nextDueOn: asDate('2027-01-15'),
      clocks: [
        { rule: 'request-answer', status: 'stopped', endReason: 'new-date' },
        { rule: 'more-time', status: 'running', agreedOn: asDate('2027-01-15') },
      ],
      messages: [{ kind: 'outcome', dueOn: asDate('2027-01-15') }],
      notes: [{ text: 'New baby' }],
    });
    // The other parent is told nothing, and their own wait stays as it was.
    expect(await item(other)).toMatchObject({
      messages: [],
      notes: [],
      nextClock: 'request-answer',
    });
    const request = await showItemRequest({ id: one, kind: 'annual-request' });
    expect(request!.children.map(({ standing }) => standing)).toEqual(['more-time', 'waiting']);
  });

  it('needs a child who has not answered', async () => {
    const { one, children } = await asked();
    const [ana] = children.map(({ id }) => id) as [string];
    const agree = async (about: string[]) =>
      agreeMoreTime(
        officer,
        one,
        { ...(await formOn(one)), agreedOn: '2027-01-15', reason: 'r', children: about },
        ON,
      );
    expect(await agree([])).toEqual({ kind: 'no-child' });
    await db().requestChild.updateMany({
      where: { childId: ana },
      data: { answeredOn: asDate('2026-12-01') },
    });
    expect(await agree(children.map(({ id }) => id))).toEqual({ kind: 'no-child' });
    expect((await item(one)).clocks).toMatchObject([{ status: 'running' }]);
    expect((await childOf(children[1]!.id)).moreTimeUntil).toBeNull();
  });
});

describe('ending a request', () => {
  it('closes it for everybody who was asked, with the reason on record', async () => {
    const { one, other, requestId } = await asked();
    const form = { ...(await formOn(one)), reason: 'Moved to another council' };
    expect(await endRequest(officer, one, form, ON)).toEqual({ kind: 'done' });
    expect(await endRequest(officer, one, form, ON)).toEqual({ kind: 'repeated' });
    expect(await db().annualRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      endedOn: asDate('2026-12-03'),
      endedById: officer.id,
      endReason: 'Moved to another council',
    });
    for (const id of [one, other]) {
      expect(await item(id)).toMatchObject({
        status: 'closed',
        closedAt: expect.any(Date),
        messages: [],
        clocks: [{ rule: 'request-answer', status: 'stopped', endReason: 'request-ended' }],
      });
    }
    const request = await showItemRequest({ id: other, kind: 'annual-request' });
    expect(request!.children.map(({ standing }) => standing)).toEqual(['ended', 'ended']);
  });

  it('is the only way to close one that is not answered', async () => {
    const { one } = await asked();
    const close = async () => closeItem(officer, one, { ...(await formOn(one)), reason: '' }, ON);
    expect(await close()).toEqual({ kind: 'not-answered' });
    await db().requestChild.updateMany({ data: { answeredOn: asDate('2026-12-01') } });
    expect(await close()).toEqual({ kind: 'done' });
    expect((await item(one)).status).toBe('closed');
  });
});

describe('reviews of every child of a request', () => {
  const report = (reviewId: string) =>
    db().review.update({
      where: { id: reviewId },
      data: { state: 'reported', conclusion: 'suitable', reportedOn: asDate(ON) },
    });
  const closeFor = (childId: string) =>
    inTransaction((tx) => closeReviewedRequests(tx, childId, { today: ON, staffId: officer.id }));

  it('close its items by themselves, once the last is reported', async () => {
    const { one, other, children, requestId } = await asked();
    await report(children[0]!.reviewId);
    await closeFor(children[0]!.id);
    expect((await item(one)).status).toBe('waiting-parent');
    await report(children[1]!.reviewId);
    await closeFor(children[1]!.id);
    for (const id of [one, other]) {
      expect(await item(id)).toMatchObject({
        status: 'closed',
        clocks: [{ status: 'stopped', endReason: 'reviewed' }],
      });
    }
    expect(await db().annualRequest.findUniqueOrThrow({ where: { id: requestId } })).toMatchObject({
      endReason: 'reviewed',
    });
  });

  it('leave an answered request as answered', async () => {
    const { children, requestId } = await asked();
    await db().requestChild.updateMany({ data: { answeredOn: asDate('2026-12-01') } });
    for (const { reviewId } of children) await report(reviewId);
    await closeFor(children[0]!.id);
    const request = await db().annualRequest.findUniqueOrThrow({ where: { id: requestId } });
    expect(request.endedOn).toBeNull();
  });
});

describe('records that are joined', () => {
  it('bring their requests along, one for each due date', async () => {
    const { children, familyId } = await asked();
    const [ana, ion] = children.map(({ id }) => id) as [string, string];
    await db().requestChild.updateMany({
      where: { childId: ion },
      data: { answeredOn: asDate('2026-12-01'), answeredHow: 'phone' },
    });
    await inTransaction((tx) => moveCasework(tx, ion, ana));
    expect(await db().requestChild.findMany()).toMatchObject([
      { childId: ana, answeredOn: asDate('2026-12-01'), answeredHow: 'phone' },
    ]);
    const { id: to } = await createFamily({ name: 'Reed' });
    await db().child.updateMany({ where: { familyId }, data: { familyId: to } });
    await db().adult.updateMany({ where: { familyId }, data: { familyId: to } });
    await db().queueItem.updateMany({ where: { familyId }, data: { familyId: to } });
    await inTransaction((tx) => moveFamilyCasework(tx, familyId, to));
    await db().family.delete({ where: { id: familyId } });
    expect(await db().roundCopy.count({ where: { familyId: to } })).toBe(2);
    expect(await db().annualRequest.findMany()).toMatchObject([{ familyId: to }]);
  });

  it('of two families asked in one round make one request, with all readers and messages', async () => {
    const here = [];
    for (const name of ['Here', 'There']) {
      const { id } = await createFamily({ name });
      here.push({ id, child: await childDue(id, name) });
    }
    await addParent(here[0]!.id, { name: 'Ioana' });
    await release(officer);
    const [to, from] = here.map(({ id }) => id) as [string, string];
    await inTransaction((tx) => moveFamilyCasework(tx, from, to));
    const requests = await db().annualRequest.findMany({
      include: { children: true, readers: true },
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]!.children).toHaveLength(2);
    expect(requests[0]!.readers).toHaveLength(1);
    expect(await db().roundCopy.count({ where: { familyId: to } })).toBe(2);
    expect(await db().roundFamily.count()).toBe(1);
  });

  it('while their round is being released hold up nobody: each is written to once', async () => {
    const here = [];
    for (const name of ['Here', 'There']) {
      const { id } = await createFamily({ name });
      await addParent(id, { name: `${name} Popa` });
      here.push({ id, child: await childDue(id, name) });
    }
    const form = await releaseForm();
    const letGo = await releaseRequests(officer, MONTH, form, TODAY);
    if (letGo.kind !== 'released') throw new Error(letGo.kind);
    const round = (await loadReleasing(letGo.roundId))!;
    // One of the two had its turn when they become one.
    await inTransaction((tx) => releaseGroup(tx, round, null, 1));
    const [done] = await db().roundFamily.findMany({ where: { state: 'done' } });
    const from = done!.familyId;
    const to = here.map(({ id }) => id).find((id) => id !== from)!;
    await db().child.updateMany({ where: { familyId: from }, data: { familyId: to } });
    await db().adult.updateMany({ where: { familyId: from }, data: { familyId: to } });
    await db().queueItem.updateMany({ where: { familyId: from }, data: { familyId: to } });
    await inTransaction((tx) => moveFamilyCasework(tx, from, to));
    await releaseRound(letGo.roundId);
    expect(await db().round.findUnique({ where: { id: letGo.roundId } })).toMatchObject({
      state: 'released',
    });
    expect(await db().roundCopy.count()).toBe(1);
    // Whoever was not asked yet is on the list again.
    const waiting = here.find(({ id }) => id === to)!;
    expect(await listDue(db(), MONTH, TODAY)).toMatchObject([{ childId: waiting.child.id }]);
  });

  it('keep a request open whose review gave way to the one of the other record', async () => {
    const { children } = await asked();
    const [ana] = children;
    const { id: familyId } = await createFamily({ name: 'Popa' });
    const same = await childDue(familyId, 'Ana', { found: '2026-01-20' });
    await inTransaction((tx) => moveCasework(tx, ana!.id, same.id));
    const moved = await childOf(same.id);
    expect(moved.reviewId).toBe(same.reviewId);
    const reader = await db().requestReader.findFirstOrThrow();
    const request = await showItemRequest({ id: reader.itemId, kind: 'annual-request' });
    expect(request!.children.map(({ standing }) => standing)).toEqual(['waiting', 'waiting']);
  });
});
