import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { VenuePage } from '~/domains/booking';
import { answerVenue, loadVenue } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { offerKeepers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(offerKeepers), form: true };
export const meta = pageTitle('timetable:venues.one');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, offerKeepers);
  return loadVenue(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, offerKeepers);
  return answerVenue(args);
}

export default function Venue() {
  const page = useLoaderData<typeof loader>();
  return <VenuePage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
