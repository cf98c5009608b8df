import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { readYear, YearPage } from '~/domains/casework';
import { loadYear } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('requests:year.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  const year = readYear(args.params.year);
  if (year === null) throw notFound();
  return loadYear(year);
}

export default function RequestsYear() {
  return <YearPage {...useLoaderData<typeof loader>()} />;
}
