import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readSilentState, SilentPage } from '~/domains/casework';
import { loadSilent } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('requests:silent.title');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  return loadSilent(staff, readSilentState(new URL(args.request.url).searchParams));
}

export default function RequestsSilent() {
  return <SilentPage {...useLoaderData<typeof loader>()} />;
}
