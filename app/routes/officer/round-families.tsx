import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoundFamiliesPage } from '~/domains/casework';
import { answerRoundFamilies, loadRoundFamilies } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('rounds:families.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadRoundFamilies(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerRoundFamilies(args);
}

export default function RoundFamilies() {
  const page = useLoaderData<typeof loader>();
  return <RoundFamiliesPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
