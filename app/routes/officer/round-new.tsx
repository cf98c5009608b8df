import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NewRoundPage } from '~/domains/casework';
import { answerNewRound, loadNewRound } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { roundMakers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(roundMakers), form: true };
export const meta = pageTitle('rounds:new.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, roundMakers);
  return loadNewRound(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, roundMakers);
  return answerNewRound(args);
}

export default function NewRound() {
  const page = useLoaderData<typeof loader>();
  return <NewRoundPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
