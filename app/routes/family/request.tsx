import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { RequestPage } from '~/domains/annual-request';
import { actOnRequest, loadRequest } from '~/domains/annual-request/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('yearly:request.title');

export function loader(args: LoaderFunctionArgs) {
  return loadRequest(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnRequest(args);
}

export default function Request() {
  return <RequestPage {...useLoaderData<typeof loader>()} />;
}
