import type { Transaction } from '~/platform/db/database.server';
import { findAddressee, setToTell } from './message.store.server';
import { tellBooking } from './tell-booking.server';

/**
 * Thanks those who came to a session, with what was promised and a link to say how it was. Asked again,
 * after somebody was added who came too, it thanks those alone. What was promised to somebody whom no
 * email reaches is told by phone.
 */
export async function thankBookers(tx: Transaction, sessionId: string): Promise<void> {
  const came = await tx.booking.findMany({
    where: { sessionId, state: 'booked', attendance: 'came', clearedAt: null },
    select: { id: true, promised: true, toldAt: true, session: true },
    orderBy: { id: 'asc' },
  });
  for (const { id, promised, toldAt, session } of came) {
    await tellBooking(tx, id, 'thanks');
    const isTold = toldAt !== null && toldAt > session.endsAt;
    if (!isTold && (promised || session.promised) && !(await isReached(tx, id)))
      await setToTell(tx, id, 'thanks');
  }
  await tx.voluntarySession.updateMany({
    where: { id: sessionId, thankedAt: null },
    data: { thankedAt: new Date() },
  });
}

async function isReached(tx: Transaction, id: string): Promise<boolean> {
  const addressee = await findAddressee(tx, id);
  return Boolean(addressee?.email) && !addressee?.held;
}
