import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InterpretersPage } from '~/domains/booking';
import { answerInterpreters, loadInterpreters } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);
export const meta = pageTitle('bookings:interpreters.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return loadInterpreters(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return answerInterpreters(args);
}

export default function SessionsInterpreters() {
  const page = useLoaderData<typeof loader>();
  return <InterpretersPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
