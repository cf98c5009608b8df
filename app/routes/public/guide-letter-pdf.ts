import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { downloadSchoolLetter } from '~/domains/guide-tools/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;

/** There is nothing to read here: the letter is made from what is posted. */
export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  throw notFound();
}

export function action(args: ActionFunctionArgs) {
  return downloadSchoolLetter(args);
}
