import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ContentsPage, sameForEveryone } from '~/domains/guidance';
import { guideContents } from '~/domains/guidance/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('guide:title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  return { groups: guideContents(requireLanguage(args)) };
}

export default function Guide() {
  return <ContentsPage {...useLoaderData<typeof loader>()} />;
}
