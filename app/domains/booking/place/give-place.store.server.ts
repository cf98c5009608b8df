import { hot } from '~/platform/db/database.server';
import { linkHashOf, linkToken } from '../link.server';
import type { NewBooking } from './book.store.server';
import type { PlaceSession } from './place.rows';

/** Who did it, as the audit trail keeps it. */
type Trail = { actorKind: string; actorId: string | null };

/** When the family is told by a job, and what goes before it: jobs with a lower number. */
type Tell = { inSeconds: number; priority: number };

export type PlaceWanted = {
  booking: Omit<NewBooking, 'state'>;
  /** The session from which it was decided that it may be booked. */
  seen: PlaceSession;
  whoWaits: boolean;
  trail: Trail;
  tell: Tell;
};

export type PlaceGiven = {
  /**
   * `made` where a form with this key was here before, `changed` where the session is not as it was seen.
   */
  given: 'booked' | 'waiting' | 'full' | 'made' | 'changed';
  free: number;
  waitlist: number;
};

/** Gives a place, or the next turn in line, in one statement under the lock of the session. */
export async function givePlace(wanted: PlaceWanted): Promise<PlaceGiven> {
  const { seen, whoWaits, trail, tell } = wanted;
  const { who, ...booking } = wanted.booking;
  const linkHash = linkHashOf(linkToken('booking', booking.id, 1));
  const [row] = await hot<PlaceGiven>(
    'give-place',
    'select given, free, waitlist from give_place($1::jsonb, $2::jsonb, $3::boolean, $4::jsonb, $5::jsonb)',
    [
      JSON.stringify({ ...seen, startsAt: seen.startsAt.toString(), opensAt: seen.opensAt }),
      JSON.stringify({ ...who, ...booking, linkHash }),
      whoWaits,
      JSON.stringify(trail),
      JSON.stringify(tell),
    ],
  );
  return row!;
}
