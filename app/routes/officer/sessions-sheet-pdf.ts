import type { LoaderFunctionArgs } from '@remix-run/node';
import { openSheetPdf } from '~/domains/booking/index.server';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return openSheetPdf(args);
}
