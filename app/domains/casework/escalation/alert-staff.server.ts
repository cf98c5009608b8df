import type { Transaction } from '~/platform/db/database.server';
import { profile } from '~/platform/config/environment.server';
import { queueMail } from '~/platform/mail/queue-mail.server';

type Alert = {
  escalationId: string;
  reference: string;
  /** The same occasion tells the same person once. */
  occasion: string;
  to: readonly string[];
};

/** Tells people of the council that an escalation needs them; nothing of it is in the email. */
export async function alertStaff(tx: Transaction, alert: Alert): Promise<void> {
  const { escalationId, reference } = alert;
  for (const to of new Set(alert.to.map((address) => address.toLowerCase()))) {
    await queueMail(tx, {
      dedupeKey: `escalation:${escalationId}:${alert.occasion}:${to}`,
      to,
      template: 'staff-alert',
      language: 'en',
      data: { path: `/officer/escalation/${escalationId}`, reference },
    });
  }
}

/** The addresses of the seniors; the team's own where there is none, so that somebody always hears of it. */
export async function seniorAddresses(tx: Pick<Transaction, 'staffMember'>): Promise<string[]> {
  const seniors = await tx.staffMember.findMany({
    where: { active: true, roles: { has: 'SENIOR' } },
    select: { email: true },
  });
  return seniors.length > 0 ? seniors.map(({ email }) => email) : [profile().team.email];
}

/** The address of the owner of an item; the seniors' where nobody who still works here owns it. */
export async function ownerAddresses(
  tx: Pick<Transaction, 'staffMember'>,
  ownerId: string | null,
): Promise<string[]> {
  const owner = ownerId
    ? await tx.staffMember.findFirst({
        where: { id: ownerId, active: true },
        select: { email: true },
      })
    : null;
  return owner ? [owner.email] : seniorAddresses(tx);
}
