import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPage } from '~/domains/evidence';
import { loadList } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('plan:list.title');

export function loader(args: LoaderFunctionArgs) {
  return loadList(args);
}

export default function Files() {
  return <ListPage {...useLoaderData<typeof loader>()} />;
}
