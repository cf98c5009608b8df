import type { Transaction } from '~/platform/db/database.server';
import { tellBooking } from './tell-booking.server';

/**
 * Thanks those who came to a session, with what was promised and a link to say how it was. Asked again,
 * after somebody was added who came too, it thanks those alone.
 */
export async function thankBookers(tx: Transaction, sessionId: string): Promise<void> {
  const came = await tx.booking.findMany({
    where: { sessionId, state: 'booked', attendance: 'came', clearedAt: null },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of came) await tellBooking(tx, id, 'thanks');
  await tx.voluntarySession.updateMany({
    where: { id: sessionId, thankedAt: null },
    data: { thankedAt: new Date() },
  });
}
