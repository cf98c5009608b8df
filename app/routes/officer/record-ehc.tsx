import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EhcPage } from '~/domains/casework';
import { answerEhc, loadEhc } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(caseStaff), form: true };
export const meta = pageTitle('record:ehc.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, caseStaff);
  return loadEhc(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, caseStaff);
  return answerEhc(args);
}

export default function RecordEhc() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <EhcPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
