import { db, hot, type Transaction } from '~/platform/db/database.server';
import { isLanguage, type Language } from '~/platform/i18n/languages';
import { cookieHeader, readCookie } from './cookies.server';
import { hashSecret, newSecret } from './secrets.server';

export type StaffRole = 'OFFICER' | 'SENIOR' | 'SEND' | 'ADMIN';

export type Parent = {
  kind: 'parent';
  id: string;
  email: string;
  language: Language;
  sessionId: string;
};
export type Staff = {
  kind: 'staff';
  id: string;
  email: string;
  name: string;
  roles: StaffRole[];
  sessionId: string;
};

export const idleMinutes = 30;
export const longestHours = 12;

const cookie = 'session';

type SessionRow = {
  id: string;
  audience: string;
  account_id: string | null;
  account_email: string | null;
  language: string | null;
  staff_id: string | null;
  staff_email: string | null;
  staff_name: string | null;
  roles: StaffRole[] | null;
  active: boolean | null;
  alive: boolean;
  revoked: boolean;
};

const sessionQuery = `
  with touched as (
    update session set last_seen_at = now()
    where id = $1 and revoked_at is null and ends_at > now()
      and last_seen_at > now() - interval '${idleMinutes} minutes'
      and last_seen_at < now() - interval '30 seconds'
    returning id
  )
  select s.id, s.audience, s.account_id, a.email as account_email, a.language,
    s.staff_id, m.email as staff_email, m.name as staff_name, m.roles::text[] as roles, m.active,
    s.revoked_at is not null as revoked,
    s.revoked_at is null and s.ends_at > now()
      and s.last_seen_at > now() - interval '${idleMinutes} minutes' as alive
  from session s
  left join account a on a.id = s.account_id
  left join staff_member m on m.id = s.staff_id
  where s.id = $1`;

/** A session that ended by waiting (not by signing out): whose it was, so that typed text can be kept for them. */
export type EndedSession = { ownerKey: string };

export type Found = { actor: Parent | Staff | null; ended: EndedSession | null };

/** Who is asking: one query, which also keeps the session awake. */
export async function findActor(request: Request): Promise<Found> {
  const secret = readCookie(request, cookie);
  if (!secret) return { actor: null, ended: null };
  const [row] = await hot<SessionRow>('session', sessionQuery, [hashSecret(secret)]);
  if (!row) return { actor: null, ended: null };
  const ownerKey = row.account_id ? `parent:${row.account_id}` : `staff:${row.staff_id}`;
  if (!row.alive) return { actor: null, ended: row.revoked ? null : { ownerKey } };
  if (row.audience === 'family' && row.account_id && row.account_email) {
    const language = isLanguage(row.language) ? row.language : 'en';
    return {
      actor: {
        kind: 'parent',
        id: row.account_id,
        email: row.account_email,
        language,
        sessionId: row.id,
      },
      ended: null,
    };
  }
  if (row.audience === 'staff' && row.staff_id && row.active && row.roles && row.roles.length > 0) {
    return {
      actor: {
        kind: 'staff',
        id: row.staff_id,
        email: row.staff_email ?? '',
        name: row.staff_name ?? '',
        roles: row.roles,
        sessionId: row.id,
      },
      ended: null,
    };
  }
  return { actor: null, ended: null };
}

/** Opens a session in the transaction of the sign-in; returns the cookie to send. The old session, if any, ends. */
export async function openSession(
  tx: Transaction,
  request: Request,
  owner: { audience: 'family'; accountId: string } | { audience: 'staff'; staffId: string },
): Promise<string> {
  const secret = newSecret();
  const old = readCookie(request, cookie);
  if (old)
    await tx.session.updateMany({
      where: { id: hashSecret(old), revokedAt: null },
      data: { revokedAt: new Date() },
    });
  await tx.session.create({
    data: {
      id: hashSecret(secret),
      ...owner,
      endsAt: new Date(Date.now() + longestHours * 3_600_000),
    },
  });
  return cookieHeader(cookie, secret);
}

/** Signs this browser out; returns the cookie that forgets it. */
export async function closeSession(request: Request): Promise<string> {
  const secret = readCookie(request, cookie);
  if (secret)
    await db().session.updateMany({
      where: { id: hashSecret(secret), revokedAt: null },
      data: { revokedAt: new Date() },
    });
  return forgetSession();
}

/** The cookie that makes a browser forget its session. */
export function forgetSession(): string {
  return cookieHeader(cookie, '', 0);
}

/** Signs the person out of every browser. */
export async function closeEverySession(actor: Parent | Staff): Promise<string> {
  const owner = actor.kind === 'parent' ? { accountId: actor.id } : { staffId: actor.id };
  await db().session.updateMany({
    where: { ...owner, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return cookieHeader(cookie, '', 0);
}
