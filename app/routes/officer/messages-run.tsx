import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RunPage } from '~/domains/casework';
import { answerRun, loadRun } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('messages:run.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadRun(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerRun(args);
}

export default function Run() {
  const page = useLoaderData<typeof loader>();
  return <RunPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
