import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FormalStepPage } from '~/domains/casework';
import { answerFormalStep, loadFormalStep } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('steps:step.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadFormalStep(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerFormalStep(args);
}

export default function Step() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <FormalStepPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
