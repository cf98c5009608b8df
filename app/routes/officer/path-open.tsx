import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OpenPathPage } from '~/domains/casework';
import { answerOpenPath, loadOpenPath } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('path:title.open');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadOpenPath(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerOpenPath(args);
}

export default function PathOpen() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <OpenPathPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
