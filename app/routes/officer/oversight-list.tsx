import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OversightListPage, readListName, readListState, readQueueNews } from '~/domains/casework';
import { answerReassign, showList } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { seniors, staffAccess } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(seniors);
export const meta = pageTitle('oversight:title');

export async function loader(args: LoaderFunctionArgs) {
  const senior = await requireStaff(args, seniors);
  const list = readListName(args.params.list);
  if (!list) throw notFound();
  const { searchParams } = new URL(args.request.url);
  const state = readListState(searchParams);
  const page = await showList(senior, list, state);
  return { page, state, news: readQueueNews(searchParams) };
}

export async function action(args: ActionFunctionArgs) {
  return answerReassign(args);
}

export default function OversightList() {
  return <OversightListPage {...useLoaderData<typeof loader>()} />;
}
