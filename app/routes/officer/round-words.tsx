import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoundWordsPage } from '~/domains/casework';
import { answerRoundWords, loadRoundWords } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { roundMakers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(roundMakers), form: true };
export const meta = pageTitle('rounds:words.caption');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, roundMakers);
  return loadRoundWords(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, roundMakers);
  return answerRoundWords(args);
}

export default function RoundWords() {
  const page = useLoaderData<typeof loader>();
  return <RoundWordsPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
