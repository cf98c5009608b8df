import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { openTemplatePdf, previewTemplatePdf } from '~/domains/casework/index.server';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, administrators);
  return openTemplatePdf(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, administrators);
  return previewTemplatePdf(args);
}
