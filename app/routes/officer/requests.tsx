import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readDueState, RequestsPage } from '~/domains/casework';
import { loadDue } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('requests:title');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { searchParams } = new URL(args.request.url);
  const state = readDueState(searchParams);
  return { ...(await loadDue(staff, state)), state, done: searchParams.get('done') };
}

export default function Requests() {
  return <RequestsPage {...useLoaderData<typeof loader>()} />;
}
