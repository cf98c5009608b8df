import type { Transaction } from '~/platform/db/database.server';

/** Whom a booking's messages go to, and what makes each of them one. */
export type Addressee = {
  email: string | null;
  /** True where email to the account is on hold. */
  held: boolean;
  language: string;
  sessionId: string;
  /** What calendars follow: the session's number and the booking's together. */
  sequence: number;
  offeredAt: Date | null;
  cancelledBy: string;
};

/**
 * Whom a booking's messages go to: the account's address as it is now where the parent booked it, else
 * the one that was given with it. Null where there is no such booking.
 */
export async function findAddressee(
  tx: Pick<Transaction, '$queryRaw'>,
  id: string,
): Promise<Addressee | null> {
  const [found] = await tx.$queryRaw<Addressee[]>`
    select (case when b.source = 'signed-in' then coalesce(a.email, b.email) else coalesce(b.email, a.email) end)::text as email,
      a.mail_held_since is not null or exists (
        select 1 from account o where o.email = b.email and o.mail_held_since is not null) as held,
      b.language, b.session_id as "sessionId", s.sequence + b.sequence as sequence,
      b.offered_at as "offeredAt", b.cancelled_by as "cancelledBy"
    from booking b join voluntary_session s on s.id = b.session_id left join account a on a.id = b.account_id
    where b.id = ${id}::uuid`;
  return found ?? null;
}

/** Puts a booking on the list of those to be told by phone, or takes it off. */
export async function setToTell(
  tx: Pick<Transaction, 'booking'>,
  id: string,
  toTell: string,
): Promise<void> {
  await tx.booking.updateMany({
    where: { id, toTell: { not: toTell } },
    data: { toTell, toldAt: null, toldById: null },
  });
}
