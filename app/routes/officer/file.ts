import type { LoaderFunctionArgs } from '@remix-run/node';
import { idIn, openItemFile } from '~/domains/casework/index.server';
import { fileAnswer } from '~/platform/files/file-answer.server';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const file = await openItemFile(staff, idIn(args.params, 'file'));
  if (!file) throw notFound();
  return fileAnswer(file);
}
