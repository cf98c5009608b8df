import { randomBytes } from 'node:crypto';
import { expect } from '@playwright/test';
import { HttpParent } from './http-parent';
import { sql } from './sign-in-as';

/** A child of a notice: `id` for the family's pages, `childId` for the officers'. */
export type ToldChild = { id: string; childId: string; name: string };

/**
 * A parent whose notice of these children has been sent. Children are named by their given names; the
 * family name is like no other's, so that nobody takes them for the children of another test.
 */
export async function tellOfChildren(
  email: string,
  language: string,
  givenNames: string[],
): Promise<ToldChild[]> {
  const familyName = Array.from(randomBytes(10), (byte) => 'abcdefghijklmnop'[byte % 16]).join('');
  const parent = await HttpParent.with(email, {
    you: { name: 'Ottoline Farrow', relation: 'mother' },
    children: givenNames.map((name) => ({
      key: crypto.randomUUID(),
      givenNames: name,
      familyName,
      dateOfBirth: `2015-0${1 + (randomBytes(1)[0]! % 9)}-${10 + (randomBytes(1)[0]! % 18)}`,
      learning: { setting: 'never-at-school' },
    })),
    consequences: { confirmed: true },
  });
  await sql('update account set language = $2 where email = $1', [email, language]);
  expect((await parent.post('check', {})).status()).toBe(302);
  await parent.dispose();
  const children = await sql<{ id: string; childId: string; name: string }>(
    `select c.id, c.child_id as "childId", told->>'givenNames' as name
     from notification_child c
     join notification n on n.id = c.notification_id
     join account a on a.id = n.account_id
     join jsonb_array_elements(n.answers->'children') told on told->>'key' = c.key
     where a.email = $1`,
    [email],
  );
  return givenNames.map((name) => children.find((child) => child.name === name)!);
}
