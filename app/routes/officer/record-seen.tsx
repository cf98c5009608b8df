import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SeenPage } from '~/domains/casework';
import { answerSeen, loadSeen } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('record:sighting.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadSeen(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerSeen(args);
}

export default function RecordSeen() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <SeenPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
