import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { db, inTransaction } from '~/platform/db/database.server';
import { createChild, createFamily } from '../../../../tests/factories';
import { addParent } from '../letter/letter.test-support';
import { openReview } from '../review/open-review.server';
import { createRound, type NewRound } from './create-round.server';
import { fillRound } from './fill-round.server';
import { startRelease } from './start-release.server';
import { wordsNow } from './words-now.server';

/** The day of release in these tests: a Tuesday in term. */
export const RELEASED = Temporal.PlainDate.from('2026-11-24');
/** Every child of these tests is due in this month. */
export const MONTH = '2026-12-01';

type ParentStory = Parameters<typeof addParent>[1];

/** A family whose children's yearly clocks run out on 12 December 2026. */
export async function familyDue(story: {
  children?: string[];
  parents?: ParentStory[];
  familyName?: string;
}) {
  const familyName = story.familyName ?? 'Popa';
  const family = await createFamily({ name: familyName });
  const children = [];
  for (const [at, givenNames] of (story.children ?? ['Ana']).entries()) {
    const child = await createChild({
      familyId: family.id,
      givenNames,
      familyName,
      status: 'home-educated',
      dateOfBirth: new Date(`${2014 + at}-05-06`),
    });
    const review = await inTransaction((tx) =>
      openReview(tx, {
        childId: child.id,
        kind: 'yearly',
        startedOn: '2025-12-12',
        openedById: null,
      }),
    );
    children.push({ ...child, ...review });
  }
  const parents = [];
  for (const parent of story.parents ?? [{ name: 'Ioana Popa' }]) {
    parents.push(await addParent(family.id, parent));
  }
  return { family, children, parents };
}

type FamilyDue = Awaited<ReturnType<typeof familyDue>>;

/** An annual request to these families, let go by this member of staff; not worked on yet. */
export async function releasedRequest(
  staffId: string,
  families: FamilyDue[],
  more: Partial<NewRound> = {},
): Promise<string> {
  return inTransaction(async (tx) => {
    const { roundId } = await createRound(tx, {
      kind: 'annual-request',
      stage: 'first',
      month: MONTH,
      title: 'December 2026',
      answerBy: '2026-12-22',
      madeById: staffId,
      words: await wordsNow('request-first', tx),
      submitKey: randomUUID(),
      ...more,
    });
    await fillRound(
      tx,
      roundId,
      families.map(({ family, children }) => ({
        familyId: family.id,
        childIds: children.map(({ id }) => id),
      })),
    );
    const started = await startRelease(tx, roundId, { staffId, today: RELEASED });
    if (started.kind !== 'started') throw new Error(started.kind);
    return roundId;
  });
}

/** What stands of a round, by family: its state, copies and how they fare. */
export function copiesOf(roundId: string) {
  return db().$queryRaw<
    {
      id: string;
      familyId: string;
      name: string;
      how: string;
      state: string;
      noWay: string;
      mailId: string | null;
      readerId: string | null;
      language: string;
    }[]
  >`select id, family_id as "familyId", name, how, state, no_way as "noWay", mail_id as "mailId",
      reader_id as "readerId", language
    from round_copy_now where round_id = ${roundId}::uuid order by name, id`;
}
