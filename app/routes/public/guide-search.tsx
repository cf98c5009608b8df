import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SearchPage } from '~/domains/guidance';
import { openSearch } from '~/domains/guidance/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = { ...publicAccess, leaveQuickly: true };
export const meta = pageTitle('guide:search.title');

export function loader(args: LoaderFunctionArgs) {
  return openSearch(new URL(args.request.url).searchParams, requireLanguage(args));
}

export default function GuideSearch() {
  return <SearchPage {...useLoaderData<typeof loader>()} />;
}
