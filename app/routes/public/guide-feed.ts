import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerGuideFeed } from '~/domains/guidance/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;

export function loader(args: LoaderFunctionArgs) {
  return answerGuideFeed(args.request, requireLanguage(args));
}
