import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MonthPage } from '~/domains/booking';
import { loadMonth } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

export const handle = publicAccess;
export const meta = pageTitle('sessions:list.title');

export function loader(args: LoaderFunctionArgs) {
  return loadMonth(args);
}

export default function SessionsMonth() {
  return <MonthPage {...useLoaderData<typeof loader>()} />;
}
