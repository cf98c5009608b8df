import { z } from 'zod';
import { db } from '~/platform/db/database.server';
import {
  attachTo,
  fillWhenSent,
  whenNotSent,
  type Attachment,
} from '~/platform/mail/deliver.server';
import { TELL_CODES, type TellCode } from '../booking.codes';
import { fillBookingMail } from './booking-mail.server';
import { setToTell } from './message.store.server';
import { findToldBooking } from './told-booking.store.server';
import { isStillSo, toTellOf } from './told.rules';

const stored = z.object({ bookingId: z.uuid(), mark: z.string() });
const withFile = z.object({
  calendar: z.object({ method: z.string(), text: z.string() }).optional(),
});

/** Says how the emails about bookings are filled when they go out; called once when the portal starts. */
export function registerBookingMails(): void {
  for (const what of TELL_CODES) {
    const template = `booking-${what}` as const;
    fillWhenSent(template, (data, reader) => fillBookingMail(what, stored.parse(data), reader));
    attachTo(template, attachCalendar);
    whenNotSent(template, (data) => letThemBePhoned(what, stored.parse(data).bookingId));
  }
}

function attachCalendar(data: Record<string, unknown>): Promise<Attachment[]> {
  const { calendar } = withFile.parse(data);
  if (!calendar) return Promise.resolve([]);
  const file = {
    filename: calendar.method === 'CANCEL' ? 'cancelled.ics' : 'booking.ics',
    content: Buffer.from(calendar.text),
    contentType: `text/calendar; method=${calendar.method}; charset=utf-8`,
  };
  return Promise.resolve([file]);
}

/** An email that reached nobody: what it said is told by phone, where it is still so and must be known. */
async function letThemBePhoned(what: TellCode, bookingId: string): Promise<void> {
  const booking = await findToldBooking(bookingId);
  if (!booking) return;
  const { state, offerEndsAt, cancelledBy, session } = booking;
  const { startsAt, endsAt, state: sessionState } = session;
  const at = { state, sessionState, startsAt, endsAt, offerEndsAt };
  const toTell = toTellOf(what, { reachable: false, cancelledBy });
  if (toTell && isStillSo(what, at, new Date())) await setToTell(db(), bookingId, toTell);
}
