import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MoveSessionPage } from '~/domains/booking';
import { answerMoveSession, loadMoveSession } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { sessionPlanners, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(sessionPlanners), form: true };
export const meta = pageTitle('timetable:move.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return loadMoveSession(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, sessionPlanners);
  return answerMoveSession(args);
}

export default function SessionsMove() {
  const page = useLoaderData<typeof loader>();
  return <MoveSessionPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
