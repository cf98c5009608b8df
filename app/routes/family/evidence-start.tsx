import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EvidenceStartPage } from '~/domains/evidence/components/evidence-start-page';
import { actOnEvidenceStart, loadEvidenceStart } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('evidence:start.title');

export function loader(args: LoaderFunctionArgs) {
  return loadEvidenceStart(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnEvidenceStart(args);
}

export default function EvidenceStart() {
  return <EvidenceStartPage {...useLoaderData<typeof loader>()} />;
}
