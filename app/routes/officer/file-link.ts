import type { LoaderFunctionArgs } from '@remix-run/node';
import { officerFileDoor } from '~/domains/casework/index.server';
import { answerLink } from '~/domains/evidence/index.server';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  return answerLink(officerFileDoor(staff), args.params.token, args.request);
}
