import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { clockLines, ProfilePage } from '~/domains/administration';
import { profile } from '~/platform/config/environment.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(administrators);
export const meta = pageTitle('admin:profile.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, administrators);
  const council = profile();
  return { council, clocks: clockLines(council.clocks) };
}

export default function Profile() {
  return <ProfilePage {...useLoaderData<typeof loader>()} />;
}
