import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RequestCheckPage } from '~/domains/annual-request';
import { actOnRequestCheck, loadRequestCheck } from '~/domains/annual-request/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('yearly:check.title');

export function loader(args: LoaderFunctionArgs) {
  return loadRequestCheck(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnRequestCheck(args);
}

export default function RequestCheck() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  return <RequestCheckPage {...page} problems={useActionData<typeof action>() ?? kept} />;
}
