import type { Staff } from '~/platform/auth/session.server';
import type { Transaction } from '~/platform/db/database.server';
import { Prisma } from '~/platform/db/generated/client';
import { holdMail, releaseMail } from '~/platform/mail/mail-hold.server';
import { makeMove, type LockedItem, type MoveDone, type MoveRefusal } from './make-move.server';
import type { ReachForm } from './reach.schema';
import { findReach, parentOf } from './reach.store.server';

/** The parent has told of another change since the form was opened. */
export type ReachRefusal = { kind: 'held-anew' };

/**
 * Records how the parent of an item can be reached and what is safe: on their own record, and as flags
 * on all of their items, so that it holds for every matter. Email that was on hold goes again only
 * where this says that it is safe.
 */
export function recordReach(
  staff: Staff,
  itemId: string,
  form: ReachForm,
): Promise<MoveDone | MoveRefusal | ReachRefusal> {
  return makeMove<ReachRefusal>(
    staff,
    { name: 'reach-recorded', ofParent: true },
    { itemId, ...form },
    async (tx, item) => {
      if (item.accountId) await lockAccount(tx, item.accountId);
      const before = await findReach(item, tx);
      if ((before.held ?? '') !== form.held) return { kind: 'held-anew' };
      const safeToEmail = form.safeToEmail === 'yes';
      const safeToWrite = form.safeToWrite === 'yes';
      if (item.accountId && safeToEmail) await releaseMail(tx, item.accountId);
      else if (item.accountId && before.held === null) await holdMail(tx, item.accountId);
      const address = addressOf(form);
      await tx.adult.updateMany({
        where: parentOf(item),
        data: {
          safeToEmail,
          safeToWrite,
          safetyNote: form.safetyNote || null,
          phone: form.phone || null,
          address: address ?? Prisma.DbNull,
          addressSecret: address !== null && form.addressSecret,
        },
      });
      await setFlags(tx, item, [
        ...(safeToEmail ? [] : ['not-safe-to-email']),
        ...(safeToWrite ? [] : ['not-safe-to-write']),
      ]);
      return { kind: 'made', audit: [{ detail: { safeToEmail, safeToWrite } }] };
    },
  );
}

/** A change that the parent tells of at this moment waits, or is seen. */
async function lockAccount(tx: Transaction, accountId: string): Promise<void> {
  await tx.$queryRaw`select id from account where id = ${accountId}::uuid for no key update`;
}

function addressOf({ line1, line2, town, postcode }: ReachForm) {
  return line1 || line2 || town || postcode ? { line1, line2, town, postcode } : null;
}

/** All items of this parent; where they have no account, those that came with the same email address. */
async function setFlags(tx: Transaction, item: LockedItem, flags: string[]): Promise<void> {
  await tx.$executeRaw`
    update queue_item set flags = ${flags}::text[]
      || array_remove(array_remove(flags, 'not-safe-to-email'), 'not-safe-to-write')
    where id = ${item.id}::uuid or account_id = ${item.accountId}::uuid
      or (account_id is null and ${item.accountId}::uuid is null
          and contact_email = ${item.contactEmail}::citext)`;
}
