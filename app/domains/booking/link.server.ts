import { hashSecret, keyedHash } from '~/platform/auth/secrets.server';

/** What a secret link opens: one booking, or one private calendar. */
type LinkTo = 'booking' | 'calendar-feed';

/**
 * The secret of a link: 256 bits that follow from the row's id, its generation and the portal's own
 * secret. It is kept nowhere, so that neither a copy of the database nor another link gives it away, and
 * can still be written into a later email. A higher generation makes every earlier link worthless.
 */
export function linkToken(to: LinkTo, id: string, generation: number): string {
  return keyedHash(`link-${to}`, `${id}:${generation}`);
}

/** What is stored of a link, and looked up by. */
export function linkHashOf(token: string): string {
  return hashSecret(token);
}

/** What is stored of the link of a booking, of one generation. */
export function bookingLinkHash(id: string, generation: number): string {
  return linkHashOf(linkToken('booking', id, generation));
}
