import { FormPage, Hidden, Radios, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Banner, Inset, Notice, UserText } from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { MyRecord } from '../my-review.store.server';
import { COMMENT_KINDS } from '../review.codes';

export type MyRecordPageProps = {
  record: MyRecord;
  submitKey: string;
  team: string;
  done: string | null;
  problems?: FormProblems | null;
};

/** The record of a meeting as the parent reads it, with room for a correction or a comment. */
export function MyRecordPage({ record, submitKey, team, done, problems }: MyRecordPageProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <FormPage
      title={t('my-review:record.title')}
      backTo={`/${language}/family/review/${record.reviewId}`}
      problems={problems}
      errorsFrom="my-review:record"
      submitLabel={t('my-review:record.submit')}
      lead={
        <>
          {done === 'commented' && (
            <Banner kind="success" focus title={t('my-review:record.done')}>
              <p>{t('my-review:record.doneText', { team })}</p>
            </Banner>
          )}
          {record.newerId && (
            <Notice>
              <a href={`/${language}/family/review/${record.reviewId}/record/${record.newerId}`}>
                {t('my-review:record.newer')}
              </a>
            </Notice>
          )}
          <p className="text-soft">
            {t('my-review:record.sent', { when: formatMoment(language, record.sentAt) })}
          </p>
          <div className="mb-8 rounded-xl border border-line bg-surface p-5">
            <UserText lang="en">{record.text}</UserText>
          </div>
          <Mine record={record} />
          <h2>{t('my-review:record.say')}</h2>
          <p>{t('my-review:record.sayText')}</p>
        </>
      }
    >
      <Hidden name="submitKey" value={submitKey} />
      <Radios
        name="kind"
        label={t('my-review:record.kind')}
        asked="needed"
        options={COMMENT_KINDS.map((kind) => ({
          value: kind,
          label: t(`my-review:record.kinds.${kind}`),
        }))}
      />
      <TextArea
        name="text"
        label={t('my-review:record.text')}
        hint={t('my-review:record.textHint')}
        asked="needed"
        rows={6}
      />
    </FormPage>
  );
}

/** What they said of it before; it stays as they wrote it. */
function Mine({ record }: { record: MyRecord }) {
  const t = useT();
  const language = useLanguage();
  if (record.comments.length === 0) return null;
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t('my-review:record.mine')}</h2>
      {record.comments.map((comment) => (
        <Inset key={comment.id}>
          <p className="mb-1 text-sm text-soft">
            {t(`my-review:record.kinds.${comment.kind}`)} · {formatMoment(language, comment.at)}
          </p>
          <UserText lang={comment.language}>{comment.text}</UserText>
        </Inset>
      ))}
    </section>
  );
}
