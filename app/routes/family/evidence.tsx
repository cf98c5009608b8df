import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EvidencePage } from '~/domains/evidence/components/evidence-page';
import { FileSender } from '~/domains/evidence/components/file-sender';
import { actOnEvidence, loadEvidence } from '~/domains/evidence/index.server';
import { useLanguage, useT } from '~/platform/i18n';
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
  const { id, files, limits, kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useT();
  const language = useLanguage();
  return (
    <EvidencePage
      {...page}
      sendingId={id}
      problems={refused ?? kept}
      noteThere={refused && 'noteThere' in refused ? refused.noteThere : undefined}
      files={
        <FileSender
          lang={language}
          sendingId={id}
          files={files}
          limits={limits}
          back={`/${language}/family/evidence/${id}`}
          lead={<p>{t('evidence:set.filesLead')}</p>}
        />
      }
    />
  );
}
