import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OversightPage } from '~/domains/casework';
import { loadOversight } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { seniors, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(seniors);
export const meta = pageTitle('oversight:title');

export async function loader(args: LoaderFunctionArgs) {
  return loadOversight(await requireStaff(args, seniors));
}

export default function Oversight() {
  return <OversightPage {...useLoaderData<typeof loader>()} />;
}
