import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DeleteSendingPage } from '~/domains/evidence';
import { actOnDelete, loadDelete } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('plan:delete.meta');

export function loader(args: LoaderFunctionArgs) {
  return loadDelete(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnDelete(args);
}

export default function DeleteSending() {
  return <DeleteSendingPage {...useLoaderData<typeof loader>()} />;
}
