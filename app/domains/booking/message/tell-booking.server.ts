import type { Transaction } from '~/platform/db/database.server';
import { isLanguage } from '~/platform/i18n/languages';
import { queueMail } from '~/platform/mail/queue-mail.server';
import type { TellCode } from '../booking.codes';
import { findAddressee, setToTell, type Addressee } from './message.store.server';
import { toTellOf } from './told.rules';

/**
 * Tells whoever booked what happened to the booking, in the transaction of the change: by email in
 * their language or, where none reaches them, by the list of those whom the team phones. What the email
 * says is read when it goes out. Asked twice for the same change, one email goes.
 */
export async function tellBooking(
  tx: Transaction,
  bookingId: string,
  what: TellCode,
): Promise<void> {
  const addressee = await findAddressee(tx, bookingId);
  if (!addressee) return;
  await tellAddressee(tx, { bookingId, what, mark: markOf(what, addressee), addressee });
}

/** What tells two messages of one kind about one booking apart. */
function markOf(what: TellCode, { sequence, offeredAt, sessionId }: Addressee): string {
  if (what === 'offered' && offeredAt) return offeredAt.toISOString();
  return what === 'thanks' ? sessionId : String(sequence);
}

/** One message of one kind; `mark` tells it apart from others of the kind. */
export async function tellAddressee(
  tx: Transaction,
  message: { bookingId: string; what: TellCode; mark: string; addressee: Addressee },
): Promise<void> {
  const { bookingId, what, mark, addressee } = message;
  const { email, held, language, cancelledBy } = addressee;
  const reachable = email !== null && !held;
  const toTell = toTellOf(what, { reachable, cancelledBy });
  if (toTell !== null) await setToTell(tx, bookingId, toTell);
  if (!reachable) return;
  await queueMail(tx, {
    dedupeKey: `booking:${bookingId}:${what}:${mark}`,
    to: email,
    template: `booking-${what}`,
    language: isLanguage(language) ? language : 'en',
    data: { bookingId, mark },
  });
}
