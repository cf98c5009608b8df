import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { openTestStore, type TestStore } from '~/platform/files/store.test-support';
import { forgetCalendar } from '~/domains/clock/index.server';
import { staffWith } from '../item/item.test-support';
import { createRound } from './create-round.server';
import { fillRound } from './fill-round.server';
import { releaseRound } from './release-round.server';
import { copiesOf, familyDue, MONTH, RELEASED, releasedRequest } from './round.test-support';
import { startRelease } from './start-release.server';
import { wordsNow } from './words-now.server';

let store: TestStore;
let officer: Staff;

beforeAll(async () => {
  store = await openTestStore();
  forgetCalendar();
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  forgetCalendar();
  await store.close();
});

const requestOf = (familyId: string) =>
  db().annualRequest.findMany({
    where: { familyId },
    include: { children: true, readers: true },
  });

const stateOf = (roundId: string, familyId: string) =>
  db().roundFamily.findUniqueOrThrow({
    where: { roundId_familyId: { roundId, familyId } },
    select: { state: true, reason: true, byId: true },
  });

describe('the release of an annual request', () => {
  it('brings the children of a family together, with an item, a clock and a message of each parent’s own', async () => {
    const story = await familyDue({
      children: ['Ana', 'Ion'],
      parents: [{ name: 'Ioana Popa' }, { name: 'Radu Popa', language: 'ro' }],
    });
    const roundId = await releasedRequest(officer.id, [story]);
    await releaseRound(roundId);
    const [request, ...more] = await requestOf(story.family.id);
    expect(more).toEqual([]);
    expect(request!.children.map(({ childId }) => childId).sort()).toEqual(
      story.children.map(({ id }) => id).sort(),
    );
    expect(request!.children[0]).toMatchObject({
      reviewId: expect.any(String),
      dueOn: new Date('2026-12-12'),
      yearGroup: 8,
      soonerReason: '',
    });
    expect(request!.readers).toHaveLength(2);
    for (const reader of request!.readers) {
      const item = await db().queueItem.findUniqueOrThrow({
        where: { id: reader.itemId },
        include: { children: true, clocks: true },
      });
      expect(item).toMatchObject({
        kind: 'annual-request',
        status: 'waiting-parent',
        accountId: reader.accountId,
        title: 'Ana Popa, Ion Popa',
        nextClock: 'request-answer',
        nextDueOn: new Date('2026-12-22'),
      });
      expect(item.children).toHaveLength(2);
      expect(item.clocks).toMatchObject([
        { rule: 'request-answer', unit: 'agreed-date', status: 'running' },
      ]);
    }
    expect(await copiesOf(roundId)).toMatchObject([
      { name: 'Ioana Popa', how: 'email', state: 'waiting', language: 'en' },
      { name: 'Radu Popa', how: 'email', state: 'waiting' },
    ]);
    expect(await db().round.findUnique({ where: { id: roundId } })).toMatchObject({
      state: 'released',
      finishedAt: expect.any(Date),
      decidedById: officer.id,
    });
    const trail = await db().auditEvent.findMany({
      where: { familyId: story.family.id, action: 'request.issued' },
    });
    expect(trail.map(({ childId }) => childId).sort()).toEqual(
      story.children.map(({ id }) => id).sort(),
    );
    expect(trail[0]).toMatchObject({ actorKind: 'staff', actorId: officer.id });
  });

  it('asks each once, however often it runs', async () => {
    const story = await familyDue({});
    const roundId = await releasedRequest(officer.id, [story]);
    await Promise.all([releaseRound(roundId), releaseRound(roundId)]);
    await releaseRound(roundId);
    expect(await requestOf(story.family.id)).toHaveLength(1);
    expect(await copiesOf(roundId)).toHaveLength(1);
    const mails = await db().outgoingMail.findMany({ where: { batchId: roundId } });
    expect(mails).toHaveLength(1);
  });

  it('holds back what changed since the list was looked at', async () => {
    const [over, moved, asked, held, some] = [
      await familyDue({}),
      await familyDue({}),
      await familyDue({}),
      await familyDue({}),
      await familyDue({ children: ['Ana', 'Ion'] }),
    ];
    const earlier = await releasedRequest(officer.id, [asked]);
    await releaseRound(earlier);
    const roundId = await releasedRequest(officer.id, [over, moved, asked, held, some]);
    const changeChild = (id: string) =>
      db().child.update({ where: { id }, data: { status: 'back-at-school' } });
    await changeChild(over.children[0]!.id);
    await changeChild(some.children[0]!.id);
    await db().clock.updateMany({
      where: { itemId: moved.children[0]!.itemId },
      data: { dueOn: new Date('2027-01-01') },
    });
    await db().requestHold.create({
      data: {
        childId: held.children[0]!.id,
        dueOn: new Date('2026-12-12'),
        reason: 'Bereaved in October',
        byId: officer.id,
      },
    });
    await releaseRound(roundId);
    const held_ = async (family: { family: { id: string } }) => stateOf(roundId, family.family.id);
    expect(await held_(over)).toMatchObject({ state: 'held', reason: 'home-education-ended' });
    expect(await held_(moved)).toMatchObject({ state: 'held', reason: 'no-longer-due' });
    expect(await held_(asked)).toMatchObject({ state: 'held', reason: 'no-longer-due' });
    expect(await held_(held)).toEqual({
      state: 'held',
      reason: 'Bereaved in October',
      byId: officer.id,
    });
    expect(await held_(some)).toMatchObject({ state: 'done' });
    const [request] = await requestOf(some.family.id);
    expect(request!.children.map(({ childId }) => childId)).toEqual([some.children[1]!.id]);
    expect((await copiesOf(roundId)).map(({ familyId }) => familyId)).toEqual([some.family.id]);
  });

  it('does not stop at a family that cannot be written to', async () => {
    const [bad, good] = [await familyDue({}), await familyDue({})];
    const roundId = await releasedRequest(officer.id, [bad, good]);
    // Nothing in the portal makes such a row: it stands for whatever a family may have that nobody thought of.
    await db().$executeRawUnsafe(
      `alter table annual_request add constraint trouble check (family_id <> '${bad.family.id}') not valid`,
    );
    await expect(releaseRound(roundId)).rejects.toThrow('1 families');
    expect(await requestOf(good.family.id)).toHaveLength(1);
    expect(await stateOf(roundId, bad.family.id)).toMatchObject({ state: 'waiting' });
    await db().$executeRawUnsafe('alter table annual_request drop constraint trouble');
    await releaseRound(roundId);
    expect(await requestOf(bad.family.id)).toHaveLength(1);
    expect(await requestOf(good.family.id)).toHaveLength(1);
  });

  it('is let go once, not after its day, and not by who proposed it where a second person is needed', async () => {
    const story = await familyDue({});
    const roundId = await releasedRequest(officer.id, [story]);
    const again = (staffId: string) =>
      inTransaction((tx) => startRelease(tx, roundId, { staffId, today: RELEASED }));
    expect(await again(officer.id)).toEqual({ kind: 'not-ready', state: 'releasing' });

    const prepared = await inTransaction(async (tx) => {
      const round = await createRound(tx, {
        kind: 'guidance-changed',
        stage: 'only',
        title: 'Guidance',
        madeById: officer.id,
        words: await wordsNow('guidance-changed', tx),
      });
      await fillRound(tx, round.roundId, [{ familyId: story.family.id, childIds: [] }]);
      return round.roundId;
    });
    const letGo = (staffId: string) =>
      inTransaction((tx) => startRelease(tx, prepared, { staffId, today: RELEASED }));
    expect(await letGo(officer.id)).toEqual({ kind: 'not-ready', state: 'draft' });
    await db().round.update({
      where: { id: prepared },
      data: { state: 'proposed', proposedById: officer.id, proposedAt: new Date() },
    });
    expect(await letGo(officer.id)).toEqual({ kind: 'same-person' });
    const colleague = await staffWith('OFFICER');
    const both = await Promise.all([letGo(colleague.id), letGo(colleague.id)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['not-ready', 'started']);
    await releaseRound(prepared);
    expect(await copiesOf(prepared)).toMatchObject([{ how: 'email', state: 'waiting' }]);

    const late = await inTransaction(async (tx) => {
      const { roundId: id } = await createRound(tx, {
        kind: 'annual-request',
        stage: 'first',
        month: MONTH,
        title: '',
        answerBy: '2026-11-23',
        madeById: officer.id,
        words: await wordsNow('request-first', tx),
      });
      return startRelease(tx, id, { staffId: officer.id, today: RELEASED });
    });
    expect(late).toEqual({ kind: 'answer-by-passed' });
  });

  it('keeps the words as they were let go', async () => {
    const roundId = await releasedRequest(officer.id, [await familyDue({})]);
    await expect(
      db().roundWords.updateMany({ where: { roundId }, data: { subject: 'Another' } }),
    ).rejects.toThrow();
  });

  it('repeats no draft of one form', async () => {
    const submitKey = randomUUID();
    const make = () =>
      inTransaction(async (tx) =>
        createRound(tx, {
          kind: 'letter',
          stage: 'only',
          title: 'A letter',
          madeById: officer.id,
          words: [{ language: 'en', subject: 'S', text: 'T', templateVersion: 0 }],
          submitKey,
        }),
      );
    const [one, two] = await Promise.all([make(), make()]);
    expect(one.roundId).toBe(two.roundId);
    expect([one.repeated, two.repeated].sort()).toEqual([false, true]);
  });
});

describe('a reminder and a second letter', () => {
  const followUp = (
    stage: 'reminder' | 'second',
    ofId: string,
    families: Awaited<ReturnType<typeof familyDue>>[],
  ) =>
    releasedRequest(officer.id, families, {
      stage,
      ofId,
      answerBy: stage === 'second' ? '2027-01-15' : '2026-12-22',
    });

  it('go to those whose children are still unanswered at that moment; a second one moves the day', async () => {
    const [silent, answered, timed] = [
      await familyDue({ parents: [{ name: 'Ioana Popa' }, { name: 'Radu Popa' }] }),
      await familyDue({}),
      await familyDue({}),
    ];
    const all = [silent, answered, timed];
    const first = await releasedRequest(officer.id, all);
    await releaseRound(first);
    const second = await followUp('second', first, all);
    await db().requestChild.updateMany({
      where: { childId: answered.children[0]!.id },
      data: { answeredOn: new Date('2026-11-30') },
    });
    await db().requestChild.updateMany({
      where: { childId: timed.children[0]!.id },
      data: { moreTimeUntil: new Date('2027-02-01') },
    });
    await releaseRound(second);
    expect(await stateOf(second, answered.family.id)).toMatchObject({
      state: 'held',
      reason: 'answered',
    });
    expect(await stateOf(second, timed.family.id)).toMatchObject({
      state: 'held',
      reason: 'no-longer-due',
    });
    const [request] = await requestOf(silent.family.id);
    expect(request).toMatchObject({ stage: 'second', answerBy: new Date('2027-01-15') });
    const copies = await copiesOf(second);
    expect(copies.map(({ readerId }) => readerId).sort()).toEqual(
      request!.readers.map(({ id }) => id).sort(),
    );
    for (const { itemId } of request!.readers) {
      const item = await db().queueItem.findUniqueOrThrow({
        where: { id: itemId },
        include: { clocks: true },
      });
      expect(item.nextDueOn).toEqual(new Date('2027-01-15'));
      expect(item.clocks).toMatchObject([
        { dueOn: new Date('2027-01-15'), agreedOn: new Date('2027-01-15') },
      ]);
    }
    const [untouched] = await requestOf(answered.family.id);
    expect(untouched).toMatchObject({ stage: 'first', answerBy: new Date('2026-12-22') });
  });

  it('a reminder leaves the day as it was', async () => {
    const story = await familyDue({});
    const first = await releasedRequest(officer.id, [story]);
    await releaseRound(first);
    await releaseRound(await followUp('reminder', first, [story]));
    expect((await requestOf(story.family.id))[0]).toMatchObject({
      stage: 'reminder',
      answerBy: new Date('2026-12-22'),
    });
  });
});
