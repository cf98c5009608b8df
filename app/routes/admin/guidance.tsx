import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GuidanceFiguresPage } from '~/domains/guidance';
import { loadGuidanceFigures } from '~/domains/guidance/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { everyStaff, staffAccess } from '~/platform/permissions/access';

export const handle = staffAccess(everyStaff);
export const meta = pageTitle('admin:guidance.title');

export function loader(args: LoaderFunctionArgs) {
  return loadGuidanceFigures(args);
}

export default function GuidanceFigures() {
  return <GuidanceFiguresPage {...useLoaderData<typeof loader>()} />;
}
