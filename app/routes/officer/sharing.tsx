import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SharingPage } from '~/domains/casework';
import { answerSharing, loadSharing } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('escalation:sharing.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadSharing(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerSharing(args);
}

export default function Sharing() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <SharingPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
