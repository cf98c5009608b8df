import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ProposeStepPage } from '~/domains/casework';
import { answerPropose, loadPropose } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('steps:propose.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadPropose(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerPropose(args);
}

export default function StepPropose() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ProposeStepPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
