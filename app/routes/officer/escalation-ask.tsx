import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AskServicePage } from '~/domains/casework';
import { answerAskService, loadAskService } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('escalation:ask.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadAskService(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerAskService(args);
}

export default function EscalationAsk() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <AskServicePage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
