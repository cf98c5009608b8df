import { Checkboxes, DateField, Hidden, Radios, TextArea, TextField } from '~/components/form';
import { UserText } from '~/components/layout';
import { CHILD_TOOK_PART, MEETING_WAYS } from '../review.codes';
import { isInPerson } from '../review.rules';
import { MEETING_ENDS } from '../review.schema';
import type { MeetingView } from '../review.view';
import { ReviewForm, type ReviewPageView } from './review-frame';
import { MeetingsPart } from './meetings-part';
import { SaidPart } from './said-part';
import { useReviewWords } from './review-words';

/** Planning a meeting, beside what the parents chose. */
export function PlanMeetingPage(props: ReviewPageView) {
  const { review } = props;
  const { t, code } = useReviewWords();
  return (
    <ReviewForm
      {...props}
      title={t('review:meeting.title')}
      errorsFrom="review:meeting"
      submitLabel={t('review:meeting.submit')}
      lead={<p>{t('review:meeting.lead')}</p>}
      aside={
        <>
          <SaidPart review={review} />
          <MeetingsPart review={review} />
        </>
      }
    >
      <Radios
        name="how"
        label={t('review:meeting.how')}
        options={MEETING_WAYS.map((way) => ({ value: way, label: code('ways', way) }))}
      />
      <TextArea
        name="place"
        label={t('review:meeting.place')}
        hint={t('review:meeting.placeHint')}
        rows={2}
      />
      <DateField name="on" label={t('review:meeting.on')} />
      <TextField
        name="at"
        label={t('review:meeting.at')}
        hint={t('review:meeting.atHint')}
        width="short"
        dir="ltr"
      />
      <Checkboxes
        name="invited"
        label={t('review:meeting.invited')}
        hint={t('review:meeting.invitedHint')}
        options={review.adults.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
      />
    </ReviewForm>
  );
}

/** How a planned meeting went. */
export function EndMeetingPage({ meeting, ...props }: ReviewPageView & { meeting: MeetingView }) {
  const { t, moment, code } = useReviewWords();
  return (
    <ReviewForm
      {...props}
      title={t('review:meetingEnd.title')}
      errorsFrom="review:meetingEnd"
      submitLabel={t('review:meetingEnd.submit')}
      lead={
        <>
          <p>
            {code('ways', meeting.how)} · {moment(meeting.startsAt)}
          </p>
          {meeting.place && <UserText>{meeting.place}</UserText>}
        </>
      }
    >
      <Hidden name="meeting" value={meeting.id} />
      <Radios
        name="end"
        label={t('review:meetingEnd.end')}
        options={MEETING_ENDS.map((end) => ({
          value: end,
          label: code('meetingStates', end),
          hint: t(`review:meetingEnd.hints.${end}`),
          conditional: end === 'held' && <Held review={props.review} meeting={meeting} />,
        }))}
      />
      <TextArea name="note" label={t('review:meetingEnd.note')} rows={3} />
    </ReviewForm>
  );
}

function Held({ review, meeting }: { review: ReviewPageView['review']; meeting: MeetingView }) {
  const { t } = useReviewWords();
  const parts = CHILD_TOOK_PART.filter((part) => part === 'heard' || isInPerson(meeting.how));
  return (
    <>
      <Checkboxes
        name="present"
        label={t('review:meetingEnd.present')}
        options={review.adults.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
      />
      <TextField
        name="others"
        label={t('review:meetingEnd.others')}
        hint={t('review:meetingEnd.othersHint')}
      />
      <Checkboxes
        name="child"
        label={t('review:meetingEnd.child')}
        hint={t('review:meetingEnd.childHint')}
        options={parts.map((part) => ({
          value: part,
          label: t(`review:meetingEnd.took.${part}`),
          hint: t(`review:meetingEnd.tookHints.${part}`),
        }))}
      />
    </>
  );
}
