import { randomUUID } from 'node:crypto';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { createChild, createFamily, createQueueItem } from '../../../../../tests/factories';
import { addParent } from '../../letter/letter.test-support';
import { changeWords } from './change-round.server';
import { findRound, type PreparedRound } from './find-round.server';
import type { OtherKind } from './other-kinds';
import { startRound } from './start-round.server';

type ParentStory = Parameters<typeof addParent>[1];
type ChildStory = NonNullable<Parameters<typeof createChild>[0]>;

/** A family with one child who is educated at home, born in May 2014 unless the story says otherwise. */
export async function familyOf(
  story: { child?: Partial<ChildStory>; parents?: ParentStory[]; name?: string } = {},
) {
  const name = story.name ?? 'Popa';
  const family = await createFamily({ name });
  const child = await createChild({
    familyId: family.id,
    familyName: name,
    givenNames: 'Ana',
    status: 'home-educated',
    dateOfBirth: new Date('2014-05-06'),
    ...story.child,
  });
  const parents = [];
  for (const parent of story.parents ?? [{ name: 'Ioana Popa' }]) {
    parents.push(await addParent(family.id, parent));
  }
  return { family, child, parents };
}

/** What an account last said of news of sessions. */
export function sayNews(accountId: string, given: boolean) {
  return db().sharingChoice.create({
    data: { accountId, code: 'sessions-news', given },
    select: { id: true },
  });
}

/** A notice of an account, with these sharing choices in it. */
export async function noticeWith(accountId: string, familyId: string, sharing: string[]) {
  const notice = await db().notification.create({
    data: {
      reference: randomUUID(),
      accountId,
      familyId,
      language: 'en',
      answers: { help: { wanted: [], words: '', sharing } },
      receivedOn: new Date('2026-11-01'),
    },
    select: { id: true },
  });
  await createQueueItem({ kind: 'notification', accountId, familyId, notificationId: notice.id });
}

/** A round that was begun, as it stands. */
export async function begun(staff: Staff, kind: OtherKind): Promise<PreparedRound> {
  const form = { kind, title: 'A round', submitKey: randomUUID() };
  const result = await startRound(staff, form);
  if (result.kind !== 'started') throw new Error(result.kind);
  return (await findRound(result.roundId))!;
}

/** A letter with words in English, and in Romanian where they are given. */
export async function letterOf(staff: Staff, romanian?: string): Promise<PreparedRound> {
  const round = await begun(staff, 'letter');
  const english = {
    version: round.version,
    subject: 'News from {{councilName}}',
    text: 'Hello.\n\n{{link}}',
  };
  await changeWords(staff, round.id, 'en', english);
  if (romanian) {
    await changeWords(staff, round.id, 'ro', {
      version: round.version + 1,
      subject: 'Vești de la {{councilName}}',
      text: romanian,
    });
  }
  return (await findRound(round.id))!;
}
