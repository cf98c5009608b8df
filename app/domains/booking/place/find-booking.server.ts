import type { Parent } from '~/platform/auth/session.server';
import { now } from '~/platform/calendar';
import { openJoinLink } from '../join-link.server';
import { linkToken } from '../link.server';
import { viewOf } from './booking-view';
import { dateOf } from './place.rows';
import type { BookingView, OwnBooking } from './place.types';
import { findViewByLink, listViewsOf } from './view.store.server';

/** What a link opens. Null alike for links that never were, that ended, and whose time is over. */
export async function findBooking(token: string): Promise<BookingView | null> {
  const at = now();
  const row = await findViewByLink(token, dateOf(at));
  return row && viewOf(row, at, openJoinLink);
}

/** The bookings that a parent made signed in, the next session first, each with its link. */
export async function listOwnBookings(parent: Pick<Parent, 'id'>): Promise<OwnBooking[]> {
  const at = now();
  const rows = await listViewsOf(parent.id, dateOf(at));
  return rows.map((row) => ({
    ...viewOf(row, at, openJoinLink),
    token: linkToken('booking', row.id, row.linkGeneration),
  }));
}
