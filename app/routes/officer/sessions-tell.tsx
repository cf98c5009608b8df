import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TellPage } from '~/domains/booking';
import { answerTell, loadTell } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);
export const meta = pageTitle('bookings:tell.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return loadTell(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return answerTell(args);
}

export default function SessionsTell() {
  const page = useLoaderData<typeof loader>();
  return <TellPage {...page} problems={useActionData<typeof action>() ?? null} />;
}
