import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { openTestStore, type TestStore } from '~/platform/files/store.test-support';
import { forgetCalendar } from '~/domains/clock/index.server';
import { staffWith } from '../item/item.test-support';
import { releaseRound } from './release-round.server';
import { copiesOf, familyDue, releasedRequest } from './round.test-support';

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

const byPost = { preferredContact: 'post' };

type Family = Awaited<ReturnType<typeof familyDue>>;

/** A notice of a parent about one child, taken up by the council. */
async function tells({ family, children, parents }: Family, parent: number, child: number) {
  const { id } = await db().notification.create({
    data: {
      reference: `WF-${randomUUID().slice(0, 8)}`,
      accountId: parents[parent]!.account!.id,
      familyId: family.id,
      language: 'en',
      answers: {},
      receivedOn: new Date('2025-11-01'),
      children: {
        create: [{ childId: children[child]!.id, key: randomUUID(), outcome: 'accepted' }],
      },
    },
  });
  await db().adult.update({
    where: { id: parents[parent]!.adult.id },
    data: { notificationId: id },
  });
}

const answeredAbout = (childId: string) =>
  db().requestChild.updateMany({
    where: { childId },
    data: { answeredOn: new Date('2026-12-01') },
  });

async function reminded(story: Family): Promise<string> {
  const first = await releasedRequest(officer.id, [story]);
  await releaseRound(first);
  return first;
}

async function remind(first: string, story: Family) {
  const roundId = await releasedRequest(officer.id, [story], {
    stage: 'reminder',
    ofId: first,
    answerBy: '2026-12-22',
  });
  await releaseRound(roundId);
  const rows = await db().roundCopy.findMany({ where: { roundId }, orderBy: { name: 'asc' } });
  return {
    roundId,
    told: rows.map(({ name, values }) => [name, (values as { children?: string[] }).children]),
  };
}

describe('a reminder', () => {
  it('goes to no parent who has answered about every child that they told of', async () => {
    const story = await familyDue({
      children: ['Ana', 'Ion'],
      parents: [
        { name: 'Ioana Popa', street: '1 Own Road', more: byPost },
        { name: 'Radu Popa', street: '2 Other Road', more: byPost },
      ],
    });
    await tells(story, 0, 0);
    await tells(story, 1, 1);
    const first = await reminded(story);
    await answeredAbout(story.children[0]!.id);
    const { told, roundId } = await remind(first, story);
    expect(told).toEqual([['Radu Popa', ['Ion']]]);
    expect(await copiesOf(roundId)).toHaveLength(1);
  });

  it('names no child whom an officer holds out, and none who is not home educated any more', async () => {
    const story = await familyDue({
      children: ['Ana', 'Ion', 'Dan'],
      parents: [{ name: 'Ioana Popa', street: '1 Own Road', more: byPost }],
    });
    const first = await reminded(story);
    await db().requestHold.create({
      data: {
        childId: story.children[0]!.id,
        dueOn: new Date('2026-12-12'),
        reason: 'Ana died in November',
        byId: officer.id,
      },
    });
    await db().child.update({
      where: { id: story.children[2]!.id },
      data: { status: 'back-at-school' },
    });
    expect((await remind(first, story)).told).toEqual([['Ioana Popa', ['Ion']]]);
  });

  it('goes to no family all of whose children an officer holds out before its turn comes', async () => {
    const story = await familyDue({});
    const first = await reminded(story);
    await db().requestHold.create({
      data: {
        childId: story.children[0]!.id,
        dueOn: new Date('2026-12-12'),
        reason: 'Bereaved in November',
        byId: officer.id,
      },
    });
    const { roundId, told } = await remind(first, story);
    expect(told).toEqual([]);
    expect(await db().roundFamily.findFirst({ where: { roundId } })).toMatchObject({
      state: 'held',
      reason: 'Bereaved in November',
      byId: officer.id,
    });
  });
});
