import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChooseEventPage } from '~/domains/booking';
import { loadChooseEvent } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionPlanners, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionPlanners);
export const meta = pageTitle('bookings:chooseEvent.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return loadChooseEvent(args);
}

export default function ChooseEvent() {
  return <ChooseEventPage {...useLoaderData<typeof loader>()} />;
}
