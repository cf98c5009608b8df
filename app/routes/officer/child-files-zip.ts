import type { LoaderFunctionArgs } from '@remix-run/node';
import { archiveForStaff, idIn } from '~/domains/casework/index.server';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const archive = await archiveForStaff(staff, idIn(args.params, 'child'));
  if (!archive) throw notFound();
  return archive;
}
