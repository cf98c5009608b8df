import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { VoiceCheckPage } from '~/domains/evidence/components/voice-check-page';
import { actOnCheck, loadVoiceCheck } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('voice:check.pageTitle');

export function loader(args: LoaderFunctionArgs) {
  return loadVoiceCheck(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnCheck(args, 'voice');
}

export default function VoiceCheck() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <VoiceCheckPage {...page} problems={refused ?? kept} />;
}
