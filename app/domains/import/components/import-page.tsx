import type { ReactNode } from 'react';
import { Button, ErrorSummary, FileField, FormInline, type FormProblems } from '~/components/form';
import { BackLink, Banner, DataTable, Details, Ltr, Notice } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { LineProblem } from '../read-csv.server';

/** What a trial run found: what would be done, or what is wrong and where. */
export type ImportReport = {
  name: string;
  sha256: string;
  counts: { code: string; count: number }[];
  problems: LineProblem[];
  /** How many problems there are in all; only the first are listed. */
  problemCount: number;
};

type ImportPageProps = {
  /** Where the words of this import are, such as `admin:schools`. */
  words: string;
  report: ImportReport | null;
  problems?: FormProblems;
  done: { code: string; count: number }[] | null;
  template: { name: string; csv: string };
  /** Further questions beside the file. */
  children?: ReactNode;
  /** What stands below, such as the list that is imported into. */
  below?: ReactNode;
};

/** An import in two steps: send a file and see what it would do, then confirm. */
export function ImportPage(props: ImportPageProps) {
  const t = useT();
  const { words, report, problems, done, template } = props;
  return (
    <>
      <BackLink to="/admin" />
      <ErrorSummary problems={problems} errorsFrom={words} idPrefix="upload" />
      {done && (
        <Banner kind="success" focus title={t(`${words}.done`)}>
          <Counts words={words} counts={done} />
        </Banner>
      )}
      <h1>{t(`${words}.title`)}</h1>
      <p className="max-w-prose">{t(`${words}.lead`)}</p>
      {report && <Report words={words} report={report} />}
      <section className="mt-8 max-w-[42rem]">
        <h2>{t(report ? `${words}.another` : `${words}.send`)}</h2>
        <FormInline
          id="upload"
          encType="multipart/form-data"
          action="?"
          problems={problems}
          errorsFrom={words}
          submitLabel={t('admin:file.try')}
          submitVariant={report && report.problemCount === 0 ? 'secondary' : 'primary'}
          saved={{ scope: 'some' }}
        >
          <FileField
            name="file"
            label={t('admin:file.label')}
            hint={t(`${words}.fileHint`)}
            accept=".csv,text/csv"
          />
          {props.children}
        </FormInline>
        <Details summary={t('admin:file.columns')}>
          <p>{t(`${words}.columnsLead`)}</p>
          <p>
            <a
              download={template.name}
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(template.csv)}`}
            >
              {t('admin:file.template', { name: template.name })}
            </a>
          </p>
        </Details>
      </section>
      {props.below}
    </>
  );
}

function Counts({ words, counts }: { words: string; counts: { code: string; count: number }[] }) {
  const t = useT();
  return (
    <ul>
      {counts.map(({ code, count }) => (
        <li key={code}>{t(`${words}.count.${code}`, { count })}</li>
      ))}
    </ul>
  );
}

function Report({ words, report }: { words: string; report: ImportReport }) {
  const t = useT();
  return (
    <section aria-labelledby="trial" className="mt-6 rounded-xl border border-line bg-surface p-5">
      <h2 id="trial" className="mt-0">
        {t('admin:file.trial')}
      </h2>
      <p>
        {t('admin:file.named')} <bdi className="wrap-anywhere">{report.name}</bdi>
      </p>
      {report.problemCount > 0 ? (
        <Problems words={words} report={report} />
      ) : (
        <Confirm words={words} report={report} />
      )}
    </section>
  );
}

function Confirm({ words, report }: { words: string; report: ImportReport }) {
  const t = useT();
  return (
    <>
      <Counts words={words} counts={report.counts} />
      <Notice>{t('admin:file.nothingYet')}</Notice>
      <FormInline id="confirm" hideSubmit>
        <input type="hidden" name="sha256" value={report.sha256} />
        <p className="text-sm text-soft">
          {t('admin:file.mark')} <Ltr>{report.sha256.slice(0, 16)}</Ltr>
        </p>
        <Button>{t(`${words}.confirm`)}</Button>
      </FormInline>
    </>
  );
}

function Problems({ words, report }: { words: string; report: ImportReport }) {
  const t = useT();
  const column = (code: string) =>
    code ? t([`${words}.column.${code}`, `admin:file.wholeLine`]) : t('admin:file.wholeLine');
  return (
    <>
      <Notice tone="alert">{t('admin:file.refused', { count: report.problemCount })}</Notice>
      <DataTable
        caption={t('admin:file.problems')}
        captionHidden
        dense
        rows={report.problems}
        rowKey={({ line, column: at, code }) => `${line} ${at} ${code}`}
        columns={[
          { key: 'line', header: t('admin:file.line'), cell: ({ line }) => line, nowrap: true },
          { key: 'column', header: t('admin:file.column'), cell: ({ column: at }) => column(at) },
          {
            key: 'problem',
            header: t('admin:file.problem'),
            cell: ({ code, values }) =>
              t([`admin:file.problemIs.${code}`, 'common:errors.invalid'], values ?? {}),
          },
        ]}
      />
      {report.problemCount > report.problems.length && (
        <p>{t('admin:file.more', { count: report.problemCount - report.problems.length })}</p>
      )}
    </>
  );
}
