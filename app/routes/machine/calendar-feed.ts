import type { LoaderFunctionArgs } from '@remix-run/node';
import { openFeed } from '~/domains/booking/index.server';
import { machineAccess } from '~/platform/permissions/access';

export const handle = machineAccess;

/** A private calendar: who knows its address, a calendar program as a rule, has it. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return openFeed(request, params.feed ?? '');
}
