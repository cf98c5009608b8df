import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { db, inTransaction } from '~/platform/db/database.server';
import type { StaffRole } from '~/platform/auth/session.server';
import { answersSchema } from '~/domains/notification';
import { recordNotification } from '~/domains/notification/index.server';
import { asActor, createAccount, createStaff } from '../../../../tests/factories';

/** The day on which the stories of these tests happen: a Monday with open schools. */
export const DAY = Temporal.PlainDate.from('2026-11-23');

export type ToldChild = {
  givenNames?: string;
  dateOfBirth?: string;
  setting?: string;
  needs?: string;
};

type NoticeStory = {
  children?: ToldChild[];
  parent?: string;
  /** Null: entered for somebody without an account. */
  accountId?: string | null;
  startsOn?: string | null;
  receivedOn?: string;
};

/** A notice as a parent sends it, recorded by the part that records them. */
export async function sendNotice(story: NoticeStory = {}) {
  const { children = [{}], parent = 'Ioana Popa', receivedOn = DAY.toString() } = story;
  const account = story.accountId === null ? null : await createAccount({ language: 'ro' });
  const answers = answersSchema.parse({
    you: { name: parent, relation: 'mother' },
    contact: {
      phone: '020 7946 0000',
      address: { line1: `1 ${parent} Street`, postcode: 'E17 4JF' },
    },
    children: children.map((child, index) => ({
      key: randomUUID(),
      givenNames: child.givenNames ?? `Child${index}`,
      familyName: parent.split(' ').at(-1),
      dateOfBirth: child.dateOfBirth ?? `2016-05-0${index + 1}`,
      learning: { setting: child.setting ?? 'mainstream' },
      ...(child.needs && { needs: { needs: child.needs } }),
    })),
    start: { startsOn: story.startsOn ?? null },
  } as z.input<typeof answersSchema>);
  const { itemId } = await inTransaction((tx) =>
    recordNotification(tx, {
      actor: account ? { kind: 'parent', id: account.id } : { kind: 'system' },
      answers,
      language: 'ro',
      receivedOn,
      accountId: account?.id ?? null,
      email: account?.email ?? null,
      submitKey: randomUUID(),
    }),
  );
  return { ...(await getItem(itemId)), account };
}

/** An item with all that a test looks at. */
export function getItem(id: string) {
  return db().queueItem.findUniqueOrThrow({
    where: { id },
    include: {
      clocks: { orderBy: [{ rule: 'asc' }, { createdAt: 'asc' }] },
      messages: { orderBy: { at: 'asc' } },
      contacts: true,
      notes: true,
      decisions: true,
      referrals: { orderBy: { askedAt: 'asc' } },
      children: { include: { child: true } },
      notification: { include: { children: { orderBy: { id: 'asc' } } } },
    },
  });
}

/** What a form carries that was opened just now. */
export async function openForm(itemId: string) {
  const { version } = await db().queueItem.findUniqueOrThrow({ where: { id: itemId } });
  const last = await db().auditEvent.findFirst({ where: { itemId }, orderBy: { id: 'desc' } });
  return { version, seen: String(last?.id ?? 0), submitKey: randomUUID() };
}

/** Somebody of the council with these roles. */
export async function staffWith(...roles: StaffRole[]) {
  return asActor(await createStaff({ roles }));
}

/** The names of what the trail says about an item, looks left out, in order. */
export async function actionsOn(itemId: string): Promise<string[]> {
  const rows = await db().auditEvent.findMany({
    where: { itemId, action: { not: 'item.viewed' } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => row.action);
}

/** The day on which the clock of that rule is due (ISO), if the item has one. */
export async function dueOf(itemId: string, rule: string): Promise<string | undefined> {
  const clock = await db().clock.findFirst({
    where: { itemId, rule },
    orderBy: { createdAt: 'desc' },
  });
  return clock?.dueOn.toISOString().slice(0, 10);
}
