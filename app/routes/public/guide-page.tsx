import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { GuidePageView, guideTitle, sameForEveryone, type GuideView } from '~/domains/guidance';
import { openGuidePage } from '~/domains/guidance/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';

// Where the page was refused there are no data.
const ofRisk = (data: unknown) => (data as GuideView | undefined)?.page.leaveQuickly ?? false;

export const handle = { ...publicAccess, leaveQuickly: ofRisk };
export const meta = guideTitle;
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  const view = openGuidePage(args.params.page, requireLanguage(args));
  if (!view) throw notFound();
  return view;
}

export default function GuidePage() {
  return <GuidePageView {...useLoaderData<typeof loader>()} />;
}
