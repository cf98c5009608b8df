import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RoundPreviewPage } from '~/domains/casework';
import { loadRoundPreview } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { roundStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(roundStaff);
export const meta = pageTitle('rounds:preview.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, roundStaff);
  return loadRoundPreview(args);
}

export default function RoundPreview() {
  return <RoundPreviewPage {...useLoaderData<typeof loader>()} />;
}
