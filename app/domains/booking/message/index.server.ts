export { tellBooking } from './tell-booking.server';
