import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LadderPage } from '~/domains/casework';
import { answerStop, loadLadder } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('steps:ladder.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadLadder(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerStop(args);
}

export default function Steps() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <LadderPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
