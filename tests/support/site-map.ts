import { readFileSync } from 'node:fs';
import type { RouteConfigEntry } from '@remix-run/route-config';
import * as access from '../../app/platform/permissions/access';
import site from '../../app/routes';
import { oneRow, parentSession, sql } from './sign-in-as';

/** One address of the portal, as a pattern, and the file behind it. */
export type Leaf = { path: string; file: string };

function leavesOf(entries: RouteConfigEntry[], above = ''): Leaf[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${above}/${entry.path}` : above;
    if (entry.children?.length) return leavesOf(entry.children, path);
    return [{ path: path || '/', file: entry.file }];
  });
}

/** Every address of `app/routes.ts`. */
export const leaves: Leaf[] = leavesOf(site);

const known = access as Record<string, unknown>;
const declared =
  /export const handle(?:: RouteHandle)? = (?:\{ \.\.\.)?(\w+)(?:\((\w+)\))?(?:, form: true \})?;/;

/** What a route's file says of whom it is for; `null` where it says nothing that is known. */
export function audienceOf(file: string): access.Access | null {
  const [, name = '', list = ''] = declared.exec(readFileSync(`app/${file}`, 'utf8')) ?? [];
  const value = known[name];
  if (typeof value === 'function') {
    const roles = known[list] as Parameters<typeof access.staffAccess>[0] | undefined;
    return roles ? access.staffAccess(roles).access : null;
  }
  return value ? (value as access.RouteHandle).access : null;
}

/** True where the file answers a POST of its own. */
export function takesPosts(file: string): boolean {
  return /export (async )?function action\b/.test(readFileSync(`app/${file}`, 'utf8'));
}

/** Identifiers to fill into the patterns: a family's own notice and what hangs on it. */
export type KnownIds = Record<string, string>;

/**
 * The identifiers of the notice of `email`, with a fresh draft of theirs. `familyChild` and
 * `staffChild` are the two meanings of `:child`; `file` and `referral` exist nowhere.
 */
export async function idsOf(email: string): Promise<KnownIds> {
  const notice = await oneRow<Record<string, string>>(
    `select n.id as notification, q.id as item, c.id as "familyChild", c.child_id as "staffChild",
       (select id from clock where item_id = q.id limit 1) as clock,
       (select id from staff_member where email = 'officer@example.org') as member
     from notification n
     join queue_item q on q.notification_id = n.id
     join notification_child c on c.notification_id = n.id
     join account a on a.id = n.account_id
     where a.email = $1 order by n.id, c.id limit 1`,
    [email],
  );
  const sent = await fetch(`${process.env.E2E_URL}/en/family/notice/${notice.notification}`, {
    headers: { Cookie: `session=${await parentSession(email)}` },
  });
  const [, letter] = /\/letter\/([\w-]+)"/.exec(await sent.text()) ?? [];
  if (!letter) throw new Error(`The notice of ${email} has no letter.`);
  const key = crypto.randomUUID();
  const draft = await draftOf(email, {
    you: { name: 'Test Person' },
    children: [
      {
        key,
        givenNames: 'Ada',
        familyName: 'Test',
        dateOfBirth: '2016-05-04',
        learning: { setting: 'mainstream', schoolName: 'Marlstone Academy' },
      },
    ],
  });
  return {
    lang: 'en',
    ...notice,
    draft,
    key,
    letter,
    file: crypto.randomUUID(),
    referral: crypto.randomUUID(),
  };
}

/** A draft with these answers; the account is made where it is new. Gives the draft's id. */
export async function draftOf(email: string, answers: object, language = 'en'): Promise<string> {
  await sql(`insert into account (email, language) values ($1, $2) on conflict do nothing`, [
    email,
    language,
  ]);
  const { id } = await oneRow<{ id: string }>(
    `insert into notification_draft (account_id, language, expires_at, answers)
     select id, $3, now() + interval '20 days', $2 from account where email = $1 returning id`,
    [email, answers, language],
  );
  return id;
}

/** The address of a route, with the identifiers filled in. */
export function addressOf({ path, file }: Leaf, ids: KnownIds): string {
  return path
    .replace(':item/referral', `${ids.referralItem ?? ids.item}/referral`)
    .replace(':child', file.includes('/family/') ? ids.familyChild! : ids.staffChild!)
    .replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `missing-${name}`)
    .replace('*', 'no-such-page');
}
