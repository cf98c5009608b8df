import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RoundsPage } from '~/domains/casework';
import { loadRounds } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { roundStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(roundStaff);
export const meta = pageTitle('rounds:list.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, roundStaff);
  return loadRounds(args);
}

export default function Rounds() {
  return <RoundsPage {...useLoaderData<typeof loader>()} />;
}
