import { randomUUID } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { db, inTransaction } from '~/platform/db/database.server';
import type { Actor } from '~/platform/audit/audit.server';
import type { Parent, Staff } from '~/platform/auth/session.server';
import { createAccount, createChild, createFamily } from '../../../../tests/factories';
import { openCaseItem } from '../case/open-case-item.server';
import { draftLetter, type NewLetter } from './draft-letter.server';
import { itemStateOf } from './find-letter.server';

type AdultStory = {
  name: string;
  account?: boolean;
  language?: string;
  street?: string;
  more?: object;
};

/** A parent of a family; with an account unless the story says otherwise. */
export async function addParent(familyId: string, story: AdultStory) {
  const account =
    story.account === false ? null : await createAccount({ language: story.language });
  const adult = await db().adult.create({
    data: {
      familyId,
      accountId: account?.id,
      role: 'parent',
      name: story.name,
      email: account?.email,
      language: story.language ?? 'en',
      address: story.street
        ? { line1: story.street, line2: '', town: 'London', postcode: 'E17 4JF' }
        : undefined,
      toldBy: 'self',
      ...story.more,
    },
  });
  return { adult, account };
}

/** A home educated child with an item of casework, in a family that has no adults yet. */
export async function caseOf(staff: Staff, givenNames = 'Ana', familyName = 'Popa') {
  const family = await createFamily({ name: familyName });
  const child = await createChild({
    familyId: family.id,
    givenNames,
    familyName,
    status: 'home-educated',
  });
  const { id: itemId } = await inTransaction((tx) =>
    openCaseItem(tx, {
      actor: { kind: 'staff', id: staff.id } satisfies Actor,
      kind: 'path',
      childId: child.id,
      on: '2026-11-23',
      clocks: [],
    }),
  );
  return { family, child, itemId };
}

/** A draft about a child, with values that leave no gap for the kinds that need none. */
export async function draftOf(
  staff: Staff,
  of: { child: { id: string }; itemId: string },
  more: Partial<NewLetter> = {},
): Promise<string> {
  const { letterId } = await inTransaction((tx) =>
    draftLetter(tx, {
      kind: 'welcome-new-area',
      itemId: of.itemId,
      childId: of.child.id,
      values: {},
      staffId: staff.id,
      ...more,
    }),
  );
  return letterId;
}

/** What a form on a letter carries that was opened just now. */
export async function formOn(itemId: string) {
  return { ...(await itemStateOf(itemId)), submitKey: randomUUID() };
}

/** A request of somebody signed in, as a loader or action gets it. */
export function asking(
  actor: Staff | Parent,
  path: string,
  params: Record<string, string>,
  body?: Record<string, string>,
) {
  const url = `http://localhost${path}`;
  const request = body
    ? new Request(url, { method: 'POST', body: new URLSearchParams(body) })
    : new Request(url);
  const context = { network: 'test', found: Promise.resolve({ actor, ended: null }) };
  return { request, params: { lang: 'en', ...params }, context } as unknown as LoaderFunctionArgs;
}

/** The account as the guards know it. */
export function asParent(account: { id: string; email: string } | null): Parent {
  return { kind: 'parent', id: account!.id, email: account!.email, language: 'en', sessionId: '' };
}

/** The status of the answer that was thrown; 200 where none was. */
export async function statusOf(answer: Promise<unknown>): Promise<number> {
  try {
    await answer;
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}
