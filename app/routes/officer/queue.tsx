import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { QueueView, readQueueNews, readQueueState } from '~/domains/casework';
import { listQueue } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);
export const meta = pageTitle('officer:queue.title');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const { searchParams } = new URL(args.request.url);
  const state = readQueueState(searchParams);
  return { state, news: readQueueNews(searchParams), page: await listQueue(staff, state) };
}

export default function Queue() {
  return <QueueView {...useLoaderData<typeof loader>()} />;
}
