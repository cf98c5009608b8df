import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { YearlyFilesPage, YearlyPage } from '~/domains/annual-request';
import { actOnYearly, loadYearly } from '~/domains/annual-request/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyFiles } from '~/platform/permissions/access';

export const handle = familyFiles;
export const meta = pageTitle('yearly-form:page.meta');
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader(args: LoaderFunctionArgs) {
  return loadYearly(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnYearly(args);
}

export default function Yearly() {
  const { files, kept, ...page } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? kept;
  if (files) return <YearlyFilesPage {...page} files={files.lines} limits={files.limits} />;
  return <YearlyPage {...page} problems={problems} />;
}
