import type { LoaderFunctionArgs } from '@remix-run/node';
import { openOwnFile } from '~/domains/matter/index.server';
import { fileAnswer } from '~/platform/files/file-answer.server';
import { familyAccess } from '~/platform/permissions/access';
import { notFound, requireLanguage, requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;

export async function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const parent = await requireParent(args);
  const file = await openOwnFile(parent.id, args.params.file ?? '');
  if (!file) throw notFound();
  return fileAnswer(file);
}
