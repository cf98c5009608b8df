import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ByWhenPage } from '~/domains/guide-tools';
import { loadByWhen } from '~/domains/guide-tools/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';

export const handle = publicForm;
export const meta = pageTitle('tools:byWhen.title');

export function loader(args: LoaderFunctionArgs) {
  return loadByWhen(args);
}

export default function ByWhen() {
  return <ByWhenPage {...useLoaderData<typeof loader>()} />;
}
