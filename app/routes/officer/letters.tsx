import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WorklistPage } from '~/domains/casework';
import { answerWorklist, loadWorklist } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('letters:worklist.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadWorklist(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerWorklist(args);
}

export default function Letters() {
  const page = useLoaderData<typeof loader>();
  return <WorklistPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
