import type { CouncilProfile } from '~/platform/profile/profile.schema';

/** How long something is kept: the key of what it is, of how long, and the number in it. */
export type KeptTime = {
  what: 'matter' | 'complaint' | 'draft' | 'booking' | 'typed' | 'code' | 'mark';
  time: 'years' | 'days' | 'bookingDays' | 'hours' | 'codeTime' | 'markTime';
  count: number;
};

/**
 * How long this council keeps what families give it. A sign-in code has no length of the profile, nor
 * has a mark: the hash by which a limit, or a press on "helpful", knows where it came from.
 */
export function keptTimes({ retention, draftDays, booking }: CouncilProfile): KeptTime[] {
  return [
    { what: 'matter', time: 'years', count: retention.notificationYears },
    { what: 'complaint', time: 'years', count: retention.complaintYears },
    { what: 'draft', time: 'days', count: draftDays },
    { what: 'booking', time: 'bookingDays', count: booking.keepDays },
    { what: 'typed', time: 'hours', count: retention.stashedFormHours },
    { what: 'code', time: 'codeTime', count: 0 },
    { what: 'mark', time: 'markTime', count: 0 },
  ];
}
