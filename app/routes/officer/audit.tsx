import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditPage } from '~/domains/casework';
import { loadAudit } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { seniors, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(seniors);
export const meta = pageTitle('officer:audit.title');

export async function loader(args: LoaderFunctionArgs) {
  const senior = await requireStaff(args, seniors);
  return loadAudit(senior, new URL(args.request.url).searchParams);
}

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />;
}
