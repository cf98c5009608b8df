import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FamilyPage } from '~/domains/casework';
import { loadFamily } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('record:family.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadFamily(args);
}

export default function Family() {
  return <FamilyPage {...useLoaderData<typeof loader>()} />;
}
