import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EvidenceCheckPage } from '~/domains/evidence/components/evidence-check-page';
import { actOnCheck, loadEvidenceCheck } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('evidence:check.title');

export function loader(args: LoaderFunctionArgs) {
  return loadEvidenceCheck(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnCheck(args, 'evidence');
}

export default function EvidenceCheck() {
  const { id, kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <EvidenceCheckPage {...page} sendingId={id} problems={refused ?? kept} />;
}
