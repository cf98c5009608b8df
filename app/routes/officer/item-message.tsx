import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MessagePage, messageSchema } from '~/domains/casework';
import {
  answerMove,
  loadItemPage,
  markReadByCouncil,
  sendMessage,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('officer:message.title');

export async function loader(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, officers, 'message');
  await markReadByCouncil(staff, view.item);
  return view;
}

export function action(args: ActionFunctionArgs) {
  return answerMove(args, {
    roles: officers,
    schema: messageSchema,
    done: 'message',
    run: sendMessage,
    fields: { 'date-past': () => ({ field: 'answerBy' }) },
  });
}

export default function ItemMessage() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <MessagePage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
