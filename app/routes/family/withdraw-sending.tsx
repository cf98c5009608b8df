import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TakeBackPage } from '~/domains/evidence';
import { actOnWithdraw, loadWithdraw } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('plan:withdraw.meta');

export function loader(args: LoaderFunctionArgs) {
  return loadWithdraw(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnWithdraw(args);
}

export default function WithdrawSending() {
  return <TakeBackPage {...useLoaderData<typeof loader>()} />;
}
