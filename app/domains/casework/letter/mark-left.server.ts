import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { recordAudits } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { hot, inTransaction } from '~/platform/db/database.server';
import { officers } from '~/platform/permissions/access';
import { hasRole } from '../item/item.access';
import { copiesToHold, type PostedCopy } from './hold-copies.server';
import type { leftSchema } from './letter.schema';

/** A copy that waits to be posted or handed over, or one that left. Dates are ISO dates. */
export type WaitingCopy = {
  id: string;
  letterId: string;
  kind: string;
  /** post, by-hand */
  how: string;
  name: string;
  addressLines: string[];
  childId: string;
  childName: string;
  sentOn: string;
  sentBy: string;
  /** It must not be posted as it is (`copiesToHold`). */
  held: boolean;
};

/** The copies that wait to be posted or handed over, the oldest first. For officers. */
export async function listWaitingCopies(): Promise<WaitingCopy[]> {
  const copies = await hot<Omit<WaitingCopy, 'held'> & PostedCopy>(
    'letter-copies-waiting',
    `select c.id, c.adult_id as "adultId", c.account_id as "accountId", l.id as "letterId", l.kind, c.how, c.name, c.address_lines as "addressLines",
       l.child_id as "childId", ch.given_names || ' ' || ch.family_name as "childName",
       l.sent_on as "sentOn", m.name as "sentBy"
     from council_letter_copy c join council_letter l on l.id = c.letter_id
       join child ch on ch.id = l.child_id left join staff_member m on m.id = l.sent_by_id
     where c.left_on is null order by c.created_at, c.id limit 500`,
    [],
  );
  const held = await copiesToHold(copies);
  return copies.map(({ adultId: _adult, accountId: _account, ...copy }) => ({
    ...copy,
    held: held.has(copy.id),
  }));
}

export type LeftResult =
  | { kind: 'done'; count: number }
  | { kind: 'not-allowed' }
  | { kind: 'date-future' }
  | { kind: 'before-sent' };

type Locked = {
  id: string;
  letterId: string;
  itemId: string;
  childId: string;
  how: string;
  sentOn: Date;
};

/**
 * Records the day on which copies were posted or handed over (`item.letter-left` in the trail of each).
 * A copy that is marked already stays as it is, so that the same form sent twice changes nothing.
 */
export async function markLeft(
  staff: Staff,
  form: z.output<typeof leftSchema>,
  today: Temporal.PlainDate,
): Promise<LeftResult> {
  if (!hasRole(staff, officers)) return { kind: 'not-allowed' };
  const on = Temporal.PlainDate.from(form.leftOn);
  if (Temporal.PlainDate.compare(on, today) > 0) return { kind: 'date-future' };
  return inTransaction(async (tx): Promise<LeftResult> => {
    const waiting = await tx.$queryRaw<Locked[]>`
      select c.id, l.id as "letterId", l.item_id as "itemId", l.child_id as "childId", c.how,
        l.sent_on as "sentOn"
      from council_letter_copy c join council_letter l on l.id = c.letter_id
      where c.id = any(${form.copies}::uuid[]) and c.left_on is null
      order by c.id for update of c`;
    const sentOn = (copy: Locked) => copy.sentOn.toISOString().slice(0, 10);
    if (waiting.some((copy) => sentOn(copy) > form.leftOn)) return { kind: 'before-sent' };
    await tx.councilLetterCopy.updateMany({
      where: { id: { in: waiting.map(({ id }) => id) } },
      data: { leftOn: new Date(`${form.leftOn}T00:00:00Z`), leftById: staff.id },
    });
    await recordAudits(
      tx,
      waiting.map(({ id, letterId, itemId, childId, how }) => ({
        actor: { kind: 'staff' as const, id: staff.id },
        action: 'item.letter-left',
        itemId,
        childId,
        detail: { letterId, copyId: id, how, leftOn: form.leftOn, submitKey: form.submitKey },
      })),
    );
    return { kind: 'done', count: waiting.length };
  });
}
