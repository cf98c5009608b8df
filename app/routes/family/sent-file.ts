import type { LoaderFunctionArgs } from '@remix-run/node';
import { familyFileDoor, leadToFile } from '~/domains/evidence/index.server';
import { familyAccess } from '~/platform/permissions/access';
import { requireLanguage, requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;

export async function loader(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  return leadToFile(familyFileDoor(parent, language), args.params.sentFile, args.request);
}
