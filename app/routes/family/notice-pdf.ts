import type { LoaderFunctionArgs } from '@remix-run/node';
import { readNoticePdf } from '~/domains/notification/index.server';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;

export function loader(args: LoaderFunctionArgs) {
  return readNoticePdf(args);
}
