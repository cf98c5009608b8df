import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ComplaintHub } from '~/domains/complaint';
import { loadComplaintHub } from '~/domains/complaint/index.server';
import { sameForEveryone } from '~/domains/guidance';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

export const handle = { ...publicAccess, leaveQuickly: true };
export const meta = pageTitle('complaints:hub.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  return loadComplaintHub(args);
}

export default function Complaints() {
  return <ComplaintHub {...useLoaderData<typeof loader>()} />;
}
