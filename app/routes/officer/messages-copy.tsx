import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoundCopyPage } from '~/domains/casework';
import { answerMessage, loadMessage } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('messages:copy.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadMessage(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerMessage(args);
}

export default function Message() {
  const page = useLoaderData<typeof loader>();
  return <RoundCopyPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
