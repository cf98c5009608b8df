import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AskPage } from '~/domains/casework';
import { answerAsk, loadAsk } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('reading:ask.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadAsk(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerAsk(args);
}

export default function ReadingAsk() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <AskPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
