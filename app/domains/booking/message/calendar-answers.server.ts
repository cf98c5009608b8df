import { createHash } from 'node:crypto';
import type { Language } from '~/platform/i18n/languages';
import { notFound } from '~/platform/permissions/guard.server';
import { hasAlready } from '~/platform/server/known-and-taken';
import { linkHashOf } from '../link.server';
import { LINK_DAYS } from '../place/place.rules';
import { calendarOf } from './calendar-of.server';
import { findBookingByLink } from './told-booking.store.server';
import { REFRESH_HOURS, writeFeed } from './write-feed.server';

const type = 'text/calendar; charset=utf-8';

/**
 * A private calendar, as calendar programs ask for it again and again: nothing is sent where nothing has
 * changed. 404 for an address that opens nothing.
 */
export async function openFeed(
  request: Request,
  token: string,
  now = new Date(),
): Promise<Response> {
  const write = await writeFeed(token, now);
  if (!write) throw notFound();
  // When it was written is no change.
  const mark = createHash('sha256')
    .update(write(new Date(0)))
    .digest('base64url')
    .slice(0, 22);
  const headers = {
    'Content-Type': type,
    'Cache-Control': `private, max-age=${(REFRESH_HOURS * 3600) / 4}`,
    ETag: `W/"${mark}"`,
    'X-Robots-Tag': 'noindex',
  };
  if (hasAlready(request.headers.get('If-None-Match'), headers.ETag))
    return new Response(null, { status: 304, headers });
  return new Response(write(now), { headers });
}

/** One booking as a file for a calendar, by its secret link; 404 where the link opens none with a place. */
export async function openBookingFile(
  token: string,
  language: Language,
  now = new Date(),
): Promise<Response> {
  const endedAfter = new Date(now.getTime() - LINK_DAYS * 24 * 3_600_000);
  const booking = await findBookingByLink(linkHashOf(token), endedAfter);
  if (booking?.state !== 'booked') throw notFound();
  const { text } = calendarOf(booking, { language, madeAt: now });
  return new Response(text, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': 'attachment; filename="booking.ics"',
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
