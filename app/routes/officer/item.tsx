import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { closeSchema, ItemPage } from '~/domains/casework';
import {
  answerMove,
  closeItem,
  listCaseStaff,
  loadItemPage,
  markReadByCouncil,
  queueBefore,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, officers, staffAccess } from '~/platform/permissions/access';

export const handle = staffAccess(caseStaff);
export const meta = pageTitle('officer:item.title');

export async function loader(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, caseStaff, 'item');
  await markReadByCouncil(staff, view.item);
  const colleagues = view.item.mayWork ? await listCaseStaff() : [];
  return { ...view, colleagues, backTo: queueBefore(args.request) };
}

export function action(args: ActionFunctionArgs) {
  return answerMove(args, { roles: officers, schema: closeSchema, done: 'closed', run: closeItem });
}

export default function Item() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ItemPage {...view} problems={refused ?? kept} />;
}
