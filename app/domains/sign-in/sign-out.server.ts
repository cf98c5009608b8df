import {
  closeEverySession,
  closeSession,
  type Parent,
  type Staff,
} from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { db } from '~/platform/db/database.server';

/** Signs this browser out; `actor` is who was signed in, if anybody. Returns the cookie to send. */
export async function signOut(request: Request, actor: Parent | Staff | null): Promise<string> {
  const cookie = await closeSession(request);
  if (actor) await recordAudit(db(), { actor, action: 'signed-out' });
  return cookie;
}

/** Signs the person out of every browser. Returns the cookie to send. */
export async function signOutEverywhere(actor: Parent | Staff): Promise<string> {
  const cookie = await closeEverySession(actor);
  await recordAudit(db(), { actor, action: 'signed-out-everywhere' });
  return cookie;
}
