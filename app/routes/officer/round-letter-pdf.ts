import type { LoaderFunctionArgs } from '@remix-run/node';
import { openRoundLetter } from '~/domains/casework/index.server';
import { roundStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(roundStaff);

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, roundStaff);
  return openRoundLetter(args);
}
