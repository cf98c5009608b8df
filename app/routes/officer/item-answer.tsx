import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WriteAnswerPage } from '~/domains/casework';
import { answerWriteAnswer, loadRequestMove } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('requests:answer.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadRequestMove(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerWriteAnswer(args);
}

export default function ItemAnswer() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <WriteAnswerPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
