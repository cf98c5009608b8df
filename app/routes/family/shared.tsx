import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SharedPage } from '~/domains/casework';
import { loadShared } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = { ...familyAccess, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('common:nav.family');

export async function loader(args: LoaderFunctionArgs) {
  await requireParent(args);
  return loadShared(args);
}

export default function Shared() {
  return <SharedPage {...useLoaderData<typeof loader>()} />;
}
