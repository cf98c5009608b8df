import type { LoaderFunctionArgs } from '@remix-run/node';
import { openBookingFile } from '~/domains/booking/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;

/** One booking as a file for a calendar, by its secret link. */
export function loader(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  return openBookingFile(args.params.token ?? '', language);
}
