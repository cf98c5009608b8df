import { db } from '~/platform/db/database.server';

/** Deletes sign-in codes, ended sessions, limits and kept forms that have served their time, and sent emails after 90 days. */
export async function clearExpired(now = new Date()): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  await db().signInCode.deleteMany({ where: { expiresAt: { lt: ago(24) } } });
  await db().session.deleteMany({ where: { endsAt: { lt: ago(24) } } });
  await db().rateLimit.deleteMany({ where: { windowStart: { lt: ago(48) } } });
  await db().outgoingMail.deleteMany({ where: { sentAt: { lt: ago(90 * 24) } } });
  await db().stashedForm.deleteMany({ where: { expiresAt: { lt: now } } });
}
