import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SeriesPage } from '~/domains/booking';
import { answerSeries, loadSeries } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);
export const meta = pageTitle('timetable:series.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return loadSeries(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return answerSeries(args);
}

export default function SessionsSeries() {
  const page = useLoaderData<typeof loader>();
  return <SeriesPage {...page} answer={useActionData<typeof action>() ?? page.kept} />;
}
