import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HistoryPage } from '~/domains/casework';
import {
  listHistory,
  loadItemPage,
  mayReadLooks,
  readBefore,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';

export const handle = staffAccess(officers);
export const meta = pageTitle('officer:history.title');

export async function loader(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, officers, 'history');
  const before = readBefore(args.request);
  const withLooks = mayReadLooks(staff);
  const page = await listHistory(view.item.id, { withLooks, before });
  return { item: view.item, page, withLooks, later: before !== null };
}

export default function ItemHistory() {
  return <HistoryPage {...useLoaderData<typeof loader>()} />;
}
