import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FollowPage } from '~/domains/casework';
import { answerFollow, loadFollow } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('requests:follow.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadFollow(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerFollow(args);
}

export default function RequestsFollow() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <FollowPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
