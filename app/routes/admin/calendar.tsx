import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CalendarPage } from '~/domains/council-calendar';
import { answerCalendar, loadCalendar } from '~/domains/council-calendar/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { readForm, refuse } from '~/platform/form/parse.server';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('admin:calendar.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, administrators);
  return loadCalendar(new URL(args.request.url));
}

export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, administrators);
  const result = await answerCalendar(staff, await readForm(args.request));
  switch (result.kind) {
    case 'changed':
      return redirect(
        `/admin/calendar?year=${result.year}&done=${result.what}&moved=${result.moved}`,
        303,
      );
    case 'refused':
      args.context.refused = true;
      return refuse(result.problems);
    case 'not-found':
    case 'not-allowed':
      throw notFound();
  }
}

export default function Calendar() {
  return (
    <CalendarPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()} />
  );
}
