import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PlanCheckPage } from '~/domains/evidence';
import { actOnPlanCheck, loadPlanCheck } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('plan:page.check');

export function loader(args: LoaderFunctionArgs) {
  return loadPlanCheck(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnPlanCheck(args);
}

export default function PlanCheck() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  return <PlanCheckPage {...page} problems={useActionData<typeof action>() ?? kept} />;
}
