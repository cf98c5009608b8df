import { Button, FormPage } from '~/components/form';
import { FileSender, type FileLimits, type FileLine, type OwnYearly } from '~/domains/evidence';
import { isolate, useLanguage, useT } from '~/platform/i18n';
import type { AskedChild } from '../request.views';

type YearlyFilesProps = {
  sending: OwnYearly;
  child: AskedChild;
  files: FileLine[];
  limits: FileLimits;
};

/** Where files are added to an answer, apart from its words: those are saved before one gets here. */
export function YearlyFilesPage({ sending, child, files, limits }: YearlyFilesProps) {
  const t = useT();
  const language = useLanguage();
  const path = `/${language}/family/yearly/${sending.id}`;
  return (
    <FormPage
      title={t('yearly-form:files.pageTitle', { name: isolate(child.name) })}
      backTo={path}
      hideSubmit
      lead={
        <FileSender
          lang={language}
          sendingId={sending.id}
          files={files}
          limits={limits}
          back={`${path}?part=files`}
        />
      }
    >
      <input type="hidden" name="part" value="files" />
      <div className="flex flex-wrap gap-4 border-t border-line pt-6">
        <Button name="do" value="back">
          {t('yearly-form:files.back')}
        </Button>
        <Button name="do" value="check" variant="secondary">
          {t('yearly-form:page.check')}
        </Button>
      </div>
    </FormPage>
  );
}
