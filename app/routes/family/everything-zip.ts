import type { LoaderFunctionArgs } from '@remix-run/node';
import { archiveForParent } from '~/domains/evidence/index.server';
import { familyAccess } from '~/platform/permissions/access';
import { requireLanguage, requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;

export async function loader(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  return archiveForParent(parent.id, language);
}
