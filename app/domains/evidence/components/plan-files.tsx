import type { ReactNode } from 'react';
import { Button, FormPage } from '~/components/form';
import { isolate, useLanguage, useT } from '~/platform/i18n';
import type { FileLine } from '../evidence.views';
import type { EarlierPlan, OwnSending } from '../sending/sending.store.server';
import { FileSender } from './file-sender';
import type { FileLimits } from '../refusal-words';
import { EarlierFiles } from './plan-page';

type PlanFilesProps = {
  sending: OwnSending<'plan'>;
  earlier: EarlierPlan | null;
  files: FileLine[];
  limits: FileLimits;
  outcome?: ReactNode;
};

/** Where files are added to a plan, apart from its words: those are saved before one gets here. */
export function PlanFilesPage({ sending, earlier, files, limits, outcome }: PlanFilesProps) {
  const t = useT();
  const language = useLanguage();
  const path = `/${language}/family/plan/${sending.id}`;
  return (
    <FormPage
      title={t('plan:page.filesTitle', { name: isolate(sending.child?.name ?? '') })}
      backTo={path}
      hideSubmit
      lead={
        <>
          <FileSender
            lang={language}
            sendingId={sending.id}
            files={files}
            limits={limits}
            back={`${path}?part=files`}
            outcome={outcome}
          />
          {earlier && earlier.files.length > 0 && <EarlierFiles files={earlier.files} />}
        </>
      }
    >
      <input type="hidden" name="part" value="files" />
      <div className="flex flex-wrap gap-4 border-t border-line pt-6">
        <Button name="do" value="back">
          {t('plan:page.back')}
        </Button>
        <Button name="do" value="check" variant="secondary">
          {t('plan:page.check')}
        </Button>
      </div>
    </FormPage>
  );
}
