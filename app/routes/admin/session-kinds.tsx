import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { KindsPage } from '~/domains/booking';
import { loadKinds } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { offerKeepers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(offerKeepers);
export const meta = pageTitle('timetable:kinds.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, offerKeepers);
  return loadKinds(args);
}

export default function SessionKinds() {
  return <KindsPage {...useLoaderData<typeof loader>()} />;
}
