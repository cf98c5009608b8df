import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlanStartPage } from '~/domains/evidence';
import { actOnPlanStart, loadPlanStart } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('plan:hub.start');

export function loader(args: LoaderFunctionArgs) {
  return loadPlanStart(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnPlanStart(args);
}

export default function PlansChild() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  return <PlanStartPage {...page} problems={useActionData<typeof action>() ?? kept} />;
}
