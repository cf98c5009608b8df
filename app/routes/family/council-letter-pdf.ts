import type { LoaderFunctionArgs } from '@remix-run/node';
import { openMyLetterPdf } from '~/domains/casework/index.server';
import { familyAccess } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;

export async function loader(args: LoaderFunctionArgs) {
  await requireParent(args);
  return openMyLetterPdf(args);
}
