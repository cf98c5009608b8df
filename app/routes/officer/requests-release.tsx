import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReleasePage } from '~/domains/casework';
import { answerRelease, loadRelease } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('requests:release.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadRelease(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerRelease(args);
}

export default function RequestsRelease() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReleasePage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
