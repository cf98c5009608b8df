import { DateField, Radios, Select, TextArea } from '~/components/form';
import { DataTable, EmptyState } from '~/components/layout';
import { PageForm } from './page-form';
import { ReviewForm, ReviewHead, type ReviewPageView } from './review-frame';
import { useReviewWords } from './review-words';

type ChecksPageProps = ReviewPageView & { systems: string[]; today: string };

/** Looks into other systems of the council: who, when, anything found. */
export function ReviewChecksPage(props: ChecksPageProps) {
  const { review, systems, today } = props;
  const { t } = useReviewWords();
  const title = t('review:checks.title');
  if (review.state !== 'open') {
    return (
      <>
        <ReviewHead {...props} title={title} />
        <Done {...props} />
        <PageForm />
      </>
    );
  }
  return (
    <ReviewForm
      {...props}
      title={title}
      errorsFrom="review:checks"
      submitLabel={t('review:checks.submit')}
      saved={{ checkedOn: today }}
      hideSubmit={systems.length === 0}
      lead={
        <>
          <p>{t('review:checks.lead')}</p>
          <Done {...props} />
        </>
      }
    >
      {systems.length > 0 && (
        <>
          <Select
            name="system"
            label={t('review:checks.system')}
            emptyLabel={t('review:checks.choose')}
            options={systems.map((system) => ({ value: system, label: system }))}
          />
          <DateField name="checkedOn" label={t('review:checks.on')} />
          <Radios
            name="found"
            label={t('review:checks.found')}
            inline
            options={['no', 'yes'].map((found) => ({
              value: found,
              label: t(`review:checks.answers.${found}`),
            }))}
          />
          <TextArea
            name="note"
            label={t('review:checks.note')}
            hint={t('review:checks.noteHint')}
            rows={3}
          />
        </>
      )}
    </ReviewForm>
  );
}

function Done({ review }: ChecksPageProps) {
  const { t, date } = useReviewWords();
  if (review.checks.length === 0) return <EmptyState title={t('review:checks.none')} />;
  return (
    <DataTable
      caption={t('review:checks.done')}
      rows={review.checks}
      rowKey={({ id }) => id}
      columns={[
        { key: 'system', header: t('review:checks.system'), cell: ({ system }) => system },
        { key: 'on', header: t('review:checks.on'), cell: (check) => date(check.checkedOn) },
        { key: 'by', header: t('review:checks.by'), cell: ({ by }) => <bdi>{by}</bdi> },
        {
          key: 'found',
          header: t('review:checks.found'),
          cell: ({ found }) => t(`review:checks.answers.${found ? 'yes' : 'no'}`),
        },
        { key: 'note', header: t('review:checks.note'), cell: ({ note }) => <bdi>{note}</bdi> },
      ]}
    />
  );
}
