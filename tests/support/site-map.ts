import { readFileSync } from 'node:fs';
import type { RouteConfigEntry } from '@remix-run/route-config';
import * as access from '../../app/platform/permissions/access';
import site from '../../app/routes';
import { bookingOf } from './booking-of';
import { caseworkOf } from './casework-of';
import { requestOf } from './request-of';
import { roundsOf } from './rounds-of';
import { oneAtATime, oneRow, parentSession, sql } from './sign-in-as';

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
  /export const handle(?:: RouteHandle)? = (?:\{ \.\.\.)?(\w+)(?:\((\w+)\))?(?:(?:, \w+(?:: \w+)?)* \})?;/;

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
 * The identifiers and the reference of the notice of `email`, with a fresh draft of theirs. `familyChild` and
 * `staffChild` are the two meanings of `:child`; `file` and `referral` exist nowhere.
 */
export function idsOf(email: string): Promise<KnownIds> {
  return oneAtATime(() => collectIds(email));
}

async function collectIds(email: string): Promise<KnownIds> {
  const notice = await oneRow<Record<string, string>>(
    `select n.id as notification, q.id as item, q.reference, c.id as "familyChild", c.child_id as "staffChild",
       (select id from clock where item_id = q.id limit 1) as clock,
       (select id from staff_member where email = 'officer@example.org') as member,
       (select id from queue_item where kind = 'own-data' and closed_at is null
         order by received_at, id limit 1) as "complaintItem"
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
  const asked = await requestOf(email, notice.familyChild!, notice.staffChild!);
  return {
    lang: 'en',
    page: 'at-a-glance',
    ...notice,
    ...(await sendingsOf(email, notice.familyChild!)),
    ...(await caseworkOf(email, notice.staffChild!)),
    ...asked,
    ...(await roundsOf(asked.request!)),
    ...(await bookingOf(email)),
    stage: 'reminder',
    year: String(new Date().getFullYear()),
    draft,
    key,
    letter,
    file: crypto.randomUUID(),
    referral: crypto.randomUUID(),
  };
}

/**
 * What `email` sent and is about to send: a draft of each kind, a piece of the evidence, a plan that was
 * sent with a piece of it, and a file that is ready.
 */
async function sendingsOf(email: string, child: string): Promise<KnownIds> {
  const draftOfKind = async (kind: string) => {
    await sql(
      `insert into sending (account_id, kind, told_child_id, expires_at)
       select id, $2, $3, now() + interval '20 days' from account where email = $1
       on conflict do nothing`,
      [email, kind, kind === 'evidence' ? null : child],
    );
    const { id } = await oneRow<{ id: string }>(
      `select s.id from sending s join account a on a.id = s.account_id
       where a.email = $1 and s.kind = $2 and s.state = 'draft' and s.told_child_id is not distinct from $3`,
      [email, kind, kind === 'evidence' ? null : child],
    );
    return id;
  };
  const evidenceDraft = await draftOfKind('evidence');
  const { id: piece } = await oneRow<{ id: string }>(
    `insert into piece (sending_id, form, text) values ($1, 'words', 'Apples') returning id`,
    [evidenceDraft],
  );
  return {
    evidenceDraft,
    piece,
    planDraft: await draftOfKind('plan'),
    voiceDraft: await draftOfKind('voice'),
    ...(await oneRow<Record<string, string>>(
      `select s.id as "sentPlan", (select f.id from family_file f
         where f.account_id = s.account_id and f.state = 'ready' order by f.id limit 1) as "sentFile",
         e.id as "sentEvidence", (select id from piece where sending_id = e.id limit 1) as "sentPiece"
       from sending s join account a on a.id = s.account_id
       join sending e on e.account_id = a.id and e.kind = 'evidence' and e.state = 'sent'
       where a.email = $1 and s.kind = 'plan' and s.sent_at is not null order by s.id, e.id limit 1`,
      [email],
    )),
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
    .replace('/guide/:page', '/guide/money')
    .replace(':page/pictures', 'at-a-glance/pictures')
    .replace('/booking/:token', `/booking/${ids.bookingToken}`)
    .replace('/sessions/time/:kind', '/sessions/time/one-to-one')
    .replace('/session-kinds/:kind', `/session-kinds/${ids.sessionKind}`)
    .replace('/session/:session/attendance', `/session/${ids.pastSession}/attendance`)
    .replace('/session/:session/book', '/session/:session/book?unknown=1')
    .replace(/\/book-time$/, `/book-time?kind=${ids.timeKind}&mode=phone&unknown=1`)
    .replace('/officer/letter/:letter', `/officer/letter/${ids.draftLetter}`)
    .replace(/\/rounds\/:round$/, `/rounds/${ids.proposedRound}`)
    .replace('/follow/:round', `/follow/${ids.firstRound}`)
    .replace('/messages/copy/:copy', `/messages/copy/${ids.message}`)
    .replace('/requests/letter.pdf', '/requests/letter.pdf?stage=first&language=en')
    .replace('/steps/propose', '/steps/propose?kind=s437-notice')
    .replace('/item/:item/complaint/:move', `/item/${ids.complaintItem}/complaint/extended`)
    .replace(/item\/:item\/(answer|end-request)$/, `item/${ids.requestItem}/$1`)
    .replace('/follow/:round/:stage', `/follow/${ids.requestRound}/reminder`)
    .replace('/year/:year', `/year/${new Date().getFullYear()}`)
    .replace('/requests/letter.pdf', '/requests/letter.pdf?stage=first&language=en')
    .replace(':item/referral', `${ids.referralItem ?? ids.item}/referral`)
    .replace(':child', file.includes('/family/') ? ids.familyChild! : ids.staffChild!)
    .replace(
      '/reading/ask',
      `/reading/ask?sending=${ids.sentEvidence}&passage=piece%3A${ids.sentPiece}`,
    )
    .replace(
      /\/(plan|voice|evidence|yearly)\/:sending/,
      (_, kind: string) => `/${kind}/${ids[`${kind}Draft`]}`,
    )
    .replace('/sent/:sending', `/sent/${ids.sentPlan}`)
    .replace('/sending/:sending/delete', `/sending/${ids.voiceDraft}/delete`)
    .replace(':sending', ids.evidenceDraft!)
    .replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `missing-${name}`)
    .replace('*', 'no-such-page');
}
