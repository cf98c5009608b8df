import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { KindPage } from '~/domains/booking';
import { answerKind, loadKind } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { offerKeepers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(offerKeepers), form: true };
export const meta = pageTitle('timetable:kinds.one');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, offerKeepers);
  return loadKind(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, offerKeepers);
  return answerKind(args);
}

export default function SessionKind() {
  const page = useLoaderData<typeof loader>();
  return <KindPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
