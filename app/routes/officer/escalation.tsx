import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EscalationPage } from '~/domains/casework';
import { answerEscalation, loadEscalation } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('escalation:page.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadEscalation(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerEscalation(args);
}

export default function Escalation() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <EscalationPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
