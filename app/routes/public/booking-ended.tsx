import type { LoaderFunctionArgs } from '@remix-run/node';
import { BookingEnded } from '~/domains/booking';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('sessions:ended.pageTitle');

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

export default BookingEnded;
