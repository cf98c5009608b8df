import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SharingPage } from '~/domains/annual-request';
import { actOnSharing, loadSharing } from '~/domains/annual-request/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = { ...familyForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('common:nav.family');

export function loader(args: LoaderFunctionArgs) {
  return loadSharing(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnSharing(args);
}

export default function Sharing() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  return <SharingPage {...page} problems={useActionData<typeof action>() ?? kept} />;
}
