import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChildRecordPage } from '~/domains/casework';
import { loadChildRecord } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('record:title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadChildRecord(args);
}

export default function Record() {
  return <ChildRecordPage {...useLoaderData<typeof loader>()} />;
}
