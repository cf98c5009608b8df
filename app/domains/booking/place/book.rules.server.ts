import { profile } from '~/platform/config/environment.server';
import type { Temporal } from 'temporal-polyfill';
import { linkToken } from '../link.server';
import type { MadeBefore, NewBooking } from './book.store.server';
import type { PlaceSession } from './place.rows';
import { mayBeBooked, mostPeopleOf } from './place.rules';
import type { Booker, Made, Refused, WhoComes } from './place.types';

/** Why this wish cannot be met, whoever came first; null where it can. */
export function refusalOf(
  session: PlaceSession,
  booker: Booker,
  who: WhoComes,
  now: Temporal.Instant,
): Refused | null {
  const may = mayBeBooked(session, booker.kind === 'staff' ? 'staff' : 'family', now);
  if (may.kind !== 'yes') return may;
  if (session.signedIn && booker.kind === 'email') return { kind: 'sign-in-first' };
  return tooManyOf(who, session.capacity);
}

/** Refuses more people than one booking is for. */
export function tooManyOf(
  { adults, children }: Pick<WhoComes, 'adults' | 'children'>,
  capacity: number,
): { kind: 'too-many-people'; most: number } | null {
  const most = mostPeopleOf(capacity, profile().booking.mostPeople);
  return adults + children > most ? { kind: 'too-many-people', most } : null;
}

/** Who a booking is from, as its row keeps it. */
export function sourceOf(
  booker: Booker,
): Pick<NewBooking, 'source' | 'accountId' | 'bookedById' | 'email' | 'language'> {
  const { language } = booker;
  const nobody = { accountId: null, bookedById: null, language };
  switch (booker.kind) {
    case 'parent':
      return {
        ...nobody,
        source: 'signed-in',
        accountId: booker.parent.id,
        email: booker.parent.email,
      };
    case 'email':
      return { ...nobody, source: 'email', email: booker.email };
    case 'staff':
      return { ...nobody, source: 'staff', bookedById: booker.staff.id, email: booker.email };
  }
}

/** Who did it, for the audit trail. */
export function actorOf(booker: Booker) {
  switch (booker.kind) {
    case 'parent':
      return { kind: 'parent', id: booker.parent.id } as const;
    case 'email':
      return { kind: 'anonymous' } as const;
    case 'staff':
      return { kind: 'staff', id: booker.staff.id } as const;
  }
}

/**
 * What the same form made before. Null where its key belongs to somebody else's booking, or to one that
 * has ended since: a key gives nobody a link that is not theirs.
 */
export function madeAgain(made: MadeBefore, booker: Booker): Made | null {
  const { source, accountId, bookedById, email } = sourceOf(booker);
  const theirs =
    made.source === source &&
    made.accountId === accountId &&
    made.bookedById === bookedById &&
    (source !== 'email' || made.email?.toLowerCase() === email?.toLowerCase());
  if (!theirs || made.state === 'cancelled' || made.state === 'lapsed') return null;
  const token = linkToken('booking', made.id, made.linkGeneration);
  return { bookingId: made.id, reference: made.reference, token, repeated: true };
}
