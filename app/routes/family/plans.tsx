import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HubPage } from '~/domains/evidence';
import { actOnHub, loadHub } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('plan:hub.title');

export function loader(args: LoaderFunctionArgs) {
  return loadHub(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnHub(args);
}

export default function Plans() {
  return <HubPage {...useLoaderData<typeof loader>()} />;
}
