import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerGuidePdf } from '~/domains/guidance/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;

/** The whole guide in one language, to keep or to print. */
export function loader(args: LoaderFunctionArgs) {
  return answerGuidePdf(args.request, requireLanguage(args));
}
