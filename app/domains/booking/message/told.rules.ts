import type { BookingState, TellCode } from '../booking.codes';

/** What somebody must hear of, by phone or post where no email reaches them. */
const MUST_REACH: readonly TellCode[] = [
  'offered',
  'lapsed',
  'changed',
  'moved',
  'session-cancelled',
  'cancelled',
];

/** What changes where a booking stands: whatever was to be told before is out of date by it. */
const NEWS: readonly TellCode[] = [...MUST_REACH, 'confirmed', 'waiting'];

/**
 * What is put on the list of those to be told by phone (`toTell`): the code, nothing, or `null` where the
 * list stays as it is. Who gave up a place knows it already, and so does who booked by phone.
 */
export function toTellOf(
  what: TellCode,
  { reachable, cancelledBy }: { reachable: boolean; cancelledBy: string },
): TellCode | '' | null {
  if (!NEWS.includes(what)) return null;
  if (reachable || !MUST_REACH.includes(what)) return '';
  return what === 'cancelled' && cancelledBy === 'family' ? '' : what;
}

/** Where a booking and its session stand at a moment. */
export type Standing = {
  state: BookingState;
  sessionState: string;
  startsAt: Date;
  endsAt: Date;
  offerEndsAt: Date | null;
};

/**
 * True where what an email says is still so at the moment when it goes out. What is no longer so was
 * followed by an email of its own.
 */
export function isStillSo(what: TellCode, at: Standing, now: Date): boolean {
  const isOn = at.sessionState !== 'cancelled' && at.endsAt > now;
  switch (what) {
    case 'confirmed':
      return isOn && at.state === 'booked';
    case 'reminder':
      return isOn && at.state === 'booked' && at.startsAt > now;
    case 'changed':
    case 'moved':
      return isOn && (at.state === 'booked' || at.state === 'waiting' || at.state === 'offered');
    case 'waiting':
      return isOn && at.state === 'waiting';
    case 'offered':
      return isOn && at.state === 'offered' && at.offerEndsAt !== null && at.offerEndsAt > now;
    case 'lapsed':
      return isOn && at.state === 'lapsed';
    case 'session-cancelled':
      return at.sessionState === 'cancelled' && at.state !== 'cancelled';
    case 'cancelled':
      return at.state === 'cancelled';
    case 'thanks':
      return true;
  }
}
