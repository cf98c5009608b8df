import type { Staff } from '~/platform/auth/session.server';
import { moveBookingNotes, type BookingMoved, type BookingRefusal } from './move-booking.server';

/**
 * Keeps that somebody was told by phone what no email could tell them, by whom and when. What they have
 * to be told may have changed since the page was opened: then it is read again first.
 */
export function markTold(
  staff: Staff,
  { booking: id, seen }: { booking: string; seen: string },
): Promise<BookingMoved | BookingRefusal> {
  return moveBookingNotes(staff, id, seen, (booking) => ({
    kind: 'changed',
    action: 'booking.told',
    data: { toTell: '', toldAt: new Date(), toldById: staff.id },
    detail: { told: booking.toTell || 'email-came-back' },
  }));
}
