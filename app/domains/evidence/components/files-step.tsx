import type { ReactNode } from 'react';
import { Button, FormPage } from '~/components/form';
import { useLanguage, useT } from '~/platform/i18n';
import type { FileLine } from '../evidence.views';
import type { FileLimits } from '../refusal-words';
import { FileSender } from './file-sender';

type FilesStepProps = {
  sendingId: string;
  title: string;
  /** The page of the words, to which this one goes back. */
  path: string;
  backLabel: string;
  files: FileLine[];
  limits: FileLimits;
  outcome?: ReactNode;
  /** What stands below the files. */
  children?: ReactNode;
};

/** Where files are added to what is being written, apart from its words: those are saved before one gets here. */
export function FilesStep({ path, ...props }: FilesStepProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <FormPage
      title={props.title}
      backTo={path}
      hideSubmit
      lead={
        <>
          <FileSender
            lang={language}
            sendingId={props.sendingId}
            files={props.files}
            limits={props.limits}
            back={`${path}?part=files`}
            outcome={props.outcome}
          />
          {props.children}
        </>
      }
    >
      <input type="hidden" name="part" value="files" />
      <div className="flex flex-wrap gap-4 border-t border-line pt-6">
        <Button name="do" value="back">
          {props.backLabel}
        </Button>
        <Button name="do" value="check" variant="secondary">
          {t('plan:page.check')}
        </Button>
      </div>
    </FormPage>
  );
}
