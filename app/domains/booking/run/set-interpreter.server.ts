import type { Staff } from '~/platform/auth/session.server';
import { moveBookingNotes, type BookingMoved, type BookingRefusal } from './move-booking.server';
import type { InterpreterForm } from './run.schema';

/** Keeps how it stands with the interpreter of a booking. */
export function setInterpreter(
  staff: Staff,
  { booking: id, seen, state, note }: InterpreterForm,
): Promise<BookingMoved | BookingRefusal> {
  return moveBookingNotes(staff, id, seen, (booking) => {
    // Nobody asks for one any more; or the button was pressed twice.
    if (booking.interpreter === '') return { kind: 'done' };
    if (booking.interpreterState === state && booking.interpreterNote === note)
      return { kind: 'done' };
    return {
      kind: 'changed',
      action: 'booking.interpreter',
      data: { interpreterState: state, interpreterNote: note },
      detail: { state, before: booking.interpreterState },
    };
  });
}
