import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoundPage } from '~/domains/casework';
import { answerRound, loadRound } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { roundStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(roundStaff);
export const meta = pageTitle('rounds:list.name');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, roundStaff);
  return loadRound(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, roundStaff);
  return answerRound(args);
}

export default function Round() {
  const page = useLoaderData<typeof loader>();
  return <RoundPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
