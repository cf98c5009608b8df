import { db } from '~/platform/db/database.server';

/**
 * Deletes sign-in codes, ended sessions, limits and kept forms that have served their time, and emails
 * 90 days after they went or were given up. Those of a round tell how the round fared: they stay, without
 * the address.
 */
export async function clearExpired(now = new Date()): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  await db().signInCode.deleteMany({ where: { expiresAt: { lt: ago(24) } } });
  await db().session.deleteMany({ where: { endsAt: { lt: ago(24) } } });
  await db().rateLimit.deleteMany({ where: { windowStart: { lt: ago(48) } } });
  const isOld = { OR: [{ sentAt: { lt: ago(90 * 24) } }, { failedAt: { lt: ago(90 * 24) } }] };
  await db().outgoingMail.deleteMany({ where: { ...isOld, batchId: null } });
  await db().outgoingMail.updateMany({
    where: { ...isOld, batchId: { not: null }, toAddress: { not: '' } },
    data: { toAddress: '', data: {} },
  });
  await db().stashedForm.deleteMany({ where: { expiresAt: { lt: now } } });
}
