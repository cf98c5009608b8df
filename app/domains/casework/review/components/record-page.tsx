import { ErrorSummary, FormInline, FormPage, Hidden, Select, TextArea } from '~/components/form';
import { EmptyState, Inset, SummaryCard, Tag, UserText } from '~/components/layout';
import { ChangedMeanwhile, MoveFields } from '../../item/components/move-parts';
import { languageName } from '../../item/components/words';
import type { RecordView } from '../review.view';
import { PageForm } from './page-form';
import { ReviewHead, type ReviewPageView } from './review-frame';
import { useReviewWords } from './review-words';

/** The records of what was said, each version with what the parents said of it; and a further one. */
export function ReviewRecordPage(props: ReviewPageView) {
  const { review, problems, item, submitKey } = props;
  const { t, code, moment } = useReviewWords();
  const held = review.meetings.filter(({ state }) => state === 'held');
  const last = review.records.at(-1);
  const sending = problems?.values.record !== undefined;
  return (
    <>
      {sending && <ErrorSummary problems={problems} errorsFrom="review:record" />}
      <ReviewHead {...props} title={t('review:record.title')} />
      {review.state !== 'open' && <PageForm />}
      {review.records.length === 0 && <EmptyState title={t('review:record.none')} />}
      {review.records.map((record) => (
        <RecordCard key={record.id} record={record} page={props} />
      ))}
      {review.state === 'open' && (
        <FormPage
          title={null}
          problems={sending ? null : problems}
          errorsFrom="review:record"
          submitLabel={t('review:record.submit')}
          saved={{ text: last?.text, meeting: last ? last.meetingId : held.at(-1)?.id }}
          lead={
            <>
              <ChangedMeanwhile problems={problems} />
              <h2>{t(last ? 'review:record.further' : 'review:record.write')}</h2>
              <p>{t('review:record.lead')}</p>
            </>
          }
        >
          <MoveFields item={item} submitKey={submitKey} />
          <Select
            name="meeting"
            label={t('review:record.meeting')}
            emptyLabel={t('review:record.noMeeting')}
            options={held.map((meeting) => ({
              value: meeting.id,
              label: `${code('ways', meeting.how)} · ${moment(meeting.startsAt)}`,
            }))}
          />
          <TextArea name="text" label={t('review:record.text')} rows={14} />
        </FormPage>
      )}
    </>
  );
}

function RecordCard({ record, page }: { record: RecordView; page: ReviewPageView }) {
  const { t, moment } = useReviewWords();
  const { review, item, submitKey } = page;
  return (
    <SummaryCard
      id={`record-${record.number}`}
      title={t('review:record.number', { number: record.number })}
      actions={
        <Tag tone={record.sentAt ? 'good' : 'wait'}>
          {record.sentAt
            ? t('review:record.sent', { when: moment(record.sentAt) })
            : t('review:record.notSent')}
        </Tag>
      }
    >
      <p className="text-sm text-soft">
        <bdi>{record.by}</bdi> · {moment(record.at)}
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        <UserText>{record.text}</UserText>
        <Comments record={record} />
      </div>
      {!record.sentAt && review.state === 'open' && (
        <div className="mt-4">
          <FormInline
            id={`send-${record.number}`}
            action={`/officer/review/${review.id}/record?send=${record.id}`}
            submitLabel={t('review:record.send')}
            submitVariant="secondary"
          >
            <MoveFields item={item} submitKey={submitKey} />
            <Hidden name="record" value={record.id} />
          </FormInline>
        </div>
      )}
    </SummaryCard>
  );
}

/** What parents said of a record, as they wrote it, beside the text. */
function Comments({ record }: { record: RecordView }) {
  const { t, code, moment } = useReviewWords();
  if (!record.sentAt) return null;
  if (record.comments.length === 0) {
    return <p className="text-soft">{t('review:record.noComments')}</p>;
  }
  return (
    <div>
      <h3>{t('review:record.comments')}</h3>
      {record.comments.map((comment) => (
        <Inset key={comment.id}>
          <p className="mb-1 text-sm text-soft">
            <strong>{code('commentKinds', comment.kind)}</strong> · <bdi>{comment.name}</bdi> ·{' '}
            {moment(comment.at)} · {languageName(comment.language)}
          </p>
          <UserText lang={comment.language}>{comment.text}</UserText>
        </Inset>
      ))}
    </div>
  );
}
