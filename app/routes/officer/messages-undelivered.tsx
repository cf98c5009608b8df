import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { UndeliveredPage } from '~/domains/casework';
import { loadUndelivered } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('messages:undelivered.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadUndelivered(args);
}

export default function Undelivered() {
  return <UndeliveredPage {...useLoaderData<typeof loader>()} />;
}
