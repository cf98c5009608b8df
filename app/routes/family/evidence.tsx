import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EvidencePage } from '~/domains/evidence/components/evidence-page';
import { actOnEvidence, loadEvidence } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyFormSender } from '~/platform/permissions/access';

export const handle = familyFormSender;
export const meta = pageTitle('evidence:set.title');

export function loader(args: LoaderFunctionArgs) {
  return loadEvidence(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnEvidence(args);
}

export default function Evidence() {
  const { id, kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <EvidencePage
      {...page}
      sendingId={id}
      problems={refused ?? kept}
      noteThere={refused && 'noteThere' in refused ? refused.noteThere : undefined}
    />
  );
}
