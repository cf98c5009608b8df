import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HoursPage } from '~/domains/booking';
import { answerHours, loadHours } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);
export const meta = pageTitle('timetable:hours.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return loadHours(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return answerHours(args);
}

export default function SessionsHours() {
  const page = useLoaderData<typeof loader>();
  return <HoursPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
