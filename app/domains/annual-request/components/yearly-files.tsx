import { FilesStep, type FileLimits, type FileLine, type OwnYearly } from '~/domains/evidence';
import { isolate, useLanguage, useT } from '~/platform/i18n';
import type { AskedChild } from '../request.views';

type YearlyFilesProps = {
  sending: OwnYearly;
  child: AskedChild;
  files: FileLine[];
  limits: FileLimits;
};

/** Where files are added to an answer. */
export function YearlyFilesPage({ sending, child, ...props }: YearlyFilesProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <FilesStep
      sendingId={sending.id}
      title={t('yearly-form:files.pageTitle', { name: isolate(child.name) })}
      path={`/${language}/family/yearly/${sending.id}`}
      backLabel={t('yearly-form:files.back')}
      {...props}
    />
  );
}
