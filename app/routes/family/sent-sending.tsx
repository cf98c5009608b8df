import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SentPage } from '~/domains/evidence';
import { loadSent } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('plan:sent.meta');

export function loader(args: LoaderFunctionArgs) {
  return loadSent(args);
}

export default function SentSending() {
  return <SentPage {...useLoaderData<typeof loader>()} />;
}
