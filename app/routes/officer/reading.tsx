import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReadingPage } from '~/domains/casework';
import { loadReading } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);
export const meta = pageTitle('reading:title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, caseStaff);
  return loadReading(args);
}

export default function Reading() {
  return <ReadingPage {...useLoaderData<typeof loader>()} />;
}
