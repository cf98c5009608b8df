import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewSessionPage } from '~/domains/booking';
import { answerNewSession, loadNewSession } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionPlanners, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(sessionPlanners), form: true };
export const meta = pageTitle('timetable:new.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return loadNewSession(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return answerNewSession(args);
}

export default function SessionsNew() {
  const page = useLoaderData<typeof loader>();
  return <NewSessionPage {...page} answer={useActionData<typeof action>() ?? page.kept} />;
}
