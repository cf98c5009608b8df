import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sameForEveryone, WholePage } from '~/domains/guidance';
import { openWholeGuide } from '~/domains/guidance/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = { ...publicAccess, leaveQuickly: true };
export const meta = pageTitle('guide:whole.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  return openWholeGuide(requireLanguage(args));
}

export default function GuideWhole() {
  return <WholePage {...useLoaderData<typeof loader>()} />;
}
