import type { ReactNode } from 'react';
import { isolate, useLanguage, useT } from '~/platform/i18n';
import type { FileLine } from '../evidence.views';
import type { FileLimits } from '../refusal-words';
import type { EarlierPlan, OwnSending } from '../sending/sending.store.server';
import { FilesStep } from './files-step';
import { EarlierFiles } from './plan-page';

type PlanFilesProps = {
  sending: OwnSending<'plan'>;
  earlier: EarlierPlan | null;
  files: FileLine[];
  limits: FileLimits;
  outcome?: ReactNode;
};

/** Where files are added to a plan. */
export function PlanFilesPage({ sending, earlier, ...props }: PlanFilesProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <FilesStep
      sendingId={sending.id}
      title={t('plan:page.filesTitle', { name: isolate(sending.child?.name ?? '') })}
      path={`/${language}/family/plan/${sending.id}`}
      backLabel={t('plan:page.back')}
      {...props}
    >
      {earlier && earlier.files.length > 0 && <EarlierFiles files={earlier.files} />}
    </FilesStep>
  );
}
