import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ComplaintSent } from '~/domains/complaint';
import { loadComplaintSent } from '~/domains/complaint/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

export const handle = { ...publicAccess, leaveQuickly: true };
export const meta = pageTitle('complaints:sent.title');

export function loader(args: LoaderFunctionArgs) {
  return loadComplaintSent(args);
}

export default function ComplaintsSent() {
  return <ComplaintSent {...useLoaderData<typeof loader>()} />;
}
