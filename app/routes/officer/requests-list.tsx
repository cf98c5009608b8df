import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readYear, readYearList, YearListPage } from '~/domains/casework';
import { loadYearList } from '~/domains/casework/index.server';
import { today } from '~/platform/calendar';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('requests:year.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, officers);
  const { searchParams } = new URL(args.request.url);
  const year = readYear(searchParams.get('year')) ?? today().year;
  return loadYearList(staff, year, readYearList(searchParams));
}

export default function RequestsList() {
  return <YearListPage {...useLoaderData<typeof loader>()} />;
}
