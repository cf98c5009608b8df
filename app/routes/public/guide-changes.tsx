import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChangesPage, sameForEveryone } from '~/domains/guidance';
import { guideChanges } from '~/domains/guidance/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('guide:changes.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  return { changes: guideChanges(requireLanguage(args)) };
}

export default function GuideChanges() {
  return <ChangesPage {...useLoaderData<typeof loader>()} />;
}
