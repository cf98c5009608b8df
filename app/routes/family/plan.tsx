import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlanFilesPage, PlanPage } from '~/domains/evidence';
import { actOnPlan, loadPlan } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyFiles } from '~/platform/permissions/access';

export const handle = familyFiles;
export const meta = pageTitle('plan:hub.plan');
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export function loader(args: LoaderFunctionArgs) {
  return loadPlan(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnPlan(args);
}

export default function Plan() {
  const { files, kept, ...page } = useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>() ?? kept;
  if (files) return <PlanFilesPage {...page} files={files.lines} limits={files.limits} />;
  return <PlanPage {...page} problems={problems} />;
}
