export { acceptOffer } from './accept-offer.server';
export { bookEvent } from './book-event.server';
export { bookTime } from './book-time.server';
export { cancelBooking, declineOffer } from './cancel-booking.server';
export { changeNumbers } from './change-numbers.server';
export { findBooking, listOwnBookings } from './find-booking.server';
export { freeSlots } from './free-slots.server';
export { moveBooking } from './move-booking.server';
export { offerFreed, passOnOffers } from './offers.server';
export { cancelSessionBookings, moveSessionBookings } from './session-bookings.server';
export { tellBooked } from './tell-booked.server';
export type {
  Accepted,
  Booker,
  BookingView,
  By,
  Cancelled,
  Declined,
  EventBooked,
  EventWish,
  Made,
  Moved,
  MoveTo,
  NumbersChanged,
  NumbersWish,
  OwnBooking,
  Refused,
  Slot,
  SlotsAsked,
  TimeBooked,
  TimeWish,
  WhoComes,
  WordsByLanguage,
} from './place.types';
export {
  bookableUntil,
  changeableUntil,
  mayBeBooked,
  mostPeopleOf,
  type Bookable,
  type SessionTimes,
} from './place.rules';
