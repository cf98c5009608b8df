import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { VenuesPage } from '~/domains/booking';
import { answerVenues, loadVenues } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { offerKeepers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(offerKeepers);
export const meta = pageTitle('timetable:venues.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, offerKeepers);
  return loadVenues(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, offerKeepers);
  return answerVenues(args);
}

export default function Venues() {
  const page = useLoaderData<typeof loader>();
  return <VenuesPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
