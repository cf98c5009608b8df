export { registerBookingMails } from './booking-mails.server';
export { openBookingFile, openFeed } from './calendar-answers.server';
export { clearBookings } from './clear-bookings.server';
export { findFeedOf, makeFeed, stopFeed } from './feeds.server';
export type { FeedOwner } from './feed.store.server';
export { remindBookings } from './remind-bookings.server';
export { tellBooking } from './tell-booking.server';
export { thankBookers } from './thank-bookers.server';
