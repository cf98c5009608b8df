import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DueLetters, QueueView, readQueueNews, readQueueState } from '~/domains/casework';
import { listQueue, showDueLetters } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);
export const meta = pageTitle('officer:queue.title');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const { searchParams } = new URL(args.request.url);
  const state = readQueueState(searchParams);
  const [page, letters] = await Promise.all([listQueue(staff, state), showDueLetters(staff)]);
  return { state, news: readQueueNews(searchParams), page, letters };
}

export default function Queue() {
  const { letters, ...view } = useLoaderData<typeof loader>();
  return <QueueView {...view} above={<DueLetters letters={letters} />} />;
}
