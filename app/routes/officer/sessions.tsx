import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SessionsHubPage } from '~/domains/booking';
import { answerHub, loadHub } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(sessionStaff);
export const meta = pageTitle('bookings:hub.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return loadHub(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionStaff);
  return answerHub(args);
}

export default function Sessions() {
  return <SessionsHubPage {...useLoaderData<typeof loader>()} />;
}
