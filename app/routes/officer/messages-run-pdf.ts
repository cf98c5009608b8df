import type { LoaderFunctionArgs } from '@remix-run/node';
import { openRunPdf } from '~/domains/casework/index.server';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return openRunPdf(args);
}
