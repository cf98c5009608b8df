import { ButtonLink } from '~/components/form';
import { Notice, SummaryCard, SummaryList, Tag, UserText } from '~/components/layout';
import { languageName } from '../../item/components/words';
import type { MeetingView, PartyView, ReviewView } from '../review.view';
import type { SecondDate } from './review-page';
import { useReviewWords } from './review-words';

/** How the review ended, as it is told in the report. */
export function ConclusionPart({ review }: { review: ReviewView }) {
  const { t, code, date, moment } = useReviewWords();
  const texts = [
    ['grounds', review.grounds],
    ['why', review.why],
    ['wouldShow', review.wouldShow],
    ['helpOffered', review.helpOffered],
    ['nextReason', review.nextReason],
  ] as const;
  const days = [
    ['nextOn', review.nextOn],
    ['moreBy', review.moreBy],
    ['reportedOn', review.reportedOn],
  ] as const;
  return (
    <section aria-labelledby="conclusion" className="mb-8">
      <h2 id="conclusion">{t('review:conclusion.title')}</h2>
      <p>
        <Tag tone={review.conclusion === 'suitable' ? 'good' : 'wait'}>
          {code('conclusions', review.conclusion!)}
        </Tag>{' '}
        {review.concludedAt && (
          <span className="text-sm text-soft">
            <bdi>{review.concludedBy}</bdi> · {moment(review.concludedAt)}
          </span>
        )}
      </p>
      {review.state === 'open' && <Notice>{t('review:conclusion.openAgain')}</Notice>}
      <SummaryList
        rows={[
          ...texts.flatMap(([name, text]) =>
            text
              ? [{ key: t(`review:conclusion.${name}`), value: <UserText>{text}</UserText> }]
              : [],
          ),
          ...days.flatMap(([name, day]) =>
            day ? [{ key: t(`review:conclusion.${name}`), value: date(day) }] : [],
          ),
        ]}
      />
    </section>
  );
}

/** The day of the second review: proposed by an officer, agreed by a senior, before the report can go. */
export function SecondDatePart({ review, date: second }: { review: ReviewView; date: SecondDate }) {
  const { t, date } = useReviewWords();
  const propose = `/officer/child/${review.childId}/steps/propose?kind=second-review-date&review=${review.id}`;
  if (second.state === 'approved' && second.on) {
    return <Notice tone="good">{t('review:second.agreed', { date: date(second.on) })}</Notice>;
  }
  if (review.state !== 'concluded') return null;
  return (
    <Notice tone="wait">
      {second.state === 'proposed' && second.on ? (
        <p className="mb-0">
          {t('review:second.proposed', { date: date(second.on) })}{' '}
          <a href={`/officer/child/${review.childId}/steps`}>{t('review:second.ladder')}</a>
        </p>
      ) : (
        <>
          <p>{t('review:second.needed')}</p>
          <p className="mb-0">
            <ButtonLink to={propose}>{t('review:second.propose')}</ButtonLink>
          </p>
        </>
      )}
    </Notice>
  );
}

/** What each parent was asked and chose, apart from the others. */
export function SaidPart({ review }: { review: ReviewView }) {
  const { t } = useReviewWords();
  if (review.parties.length === 0) return null;
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t('review:said.title')}</h2>
      {review.parties.map((party) => (
        <SummaryCard key={party.id} under title={<bdi>{party.name}</bdi>}>
          <Party party={party} />
        </SummaryCard>
      ))}
    </section>
  );
}

function Party({ party }: { party: PartyView }) {
  const { t, code, moment } = useReviewWords();
  const written = (key: string, text: string, lang?: string) =>
    text ? [{ key: t(`review:said.${key}`), value: <UserText lang={lang}>{text}</UserText> }] : [];
  if (!party.answeredAt) {
    return (
      <SummaryList
        rows={[
          {
            key: t('review:said.answer'),
            value: party.invitedAt
              ? t('review:said.waiting', { when: moment(party.invitedAt) })
              : t('review:said.notAsked'),
          },
          ...written('words', party.words),
        ]}
      />
    );
  }
  return (
    <SummaryList
      rows={[
        { key: t('review:said.how'), value: code('ways', party.how) },
        ...written('place', party.place, party.language),
        ...written('whenGood', party.whenGood, party.language),
        ...(party.childComes
          ? [{ key: t('review:said.childComes'), value: code('childComes', party.childComes) }]
          : []),
        ...(party.childHow.length > 0
          ? [
              {
                key: t('review:said.childHow'),
                value: party.childHow.map((way) => code('childWays', way)).join(', '),
              },
            ]
          : []),
        ...written('said', party.said, party.language),
        {
          key: t('review:said.answer'),
          value: (
            <>
              {moment(party.answeredAt)} · {languageName(party.language)}
              {party.enteredBy && <> · {t('review:said.enteredBy', { name: party.enteredBy })}</>}
            </>
          ),
        },
        ...written('words', party.words),
      ]}
    />
  );
}

/** The meetings of the review as facts: planned, held, missed, cancelled. */
export function MeetingsPart({ review }: { review: ReviewView }) {
  const { t } = useReviewWords();
  if (review.meetings.length === 0) return null;
  return (
    <section aria-labelledby="meetings" className="mb-8">
      <h2 id="meetings">{t('review:meetings.title')}</h2>
      <ul role="list" className="space-y-3">
        {review.meetings.map((meeting) => (
          <MeetingLine key={meeting.id} meeting={meeting} review={review} />
        ))}
      </ul>
    </section>
  );
}

function MeetingLine({ meeting, review }: { meeting: MeetingView; review: ReviewView }) {
  const { t, code, moment } = useReviewWords();
  const nameOf = (id: string) => review.adults.find((adult) => adult.id === id)?.name ?? '';
  const there = [...meeting.present.map(nameOf), meeting.others].filter(Boolean).join(', ');
  return (
    <li className="rounded-lg border border-line bg-surface px-4 py-3">
      <p className="mb-1">
        <strong>{code('ways', meeting.how)}</strong> · {moment(meeting.startsAt)}{' '}
        <Tag>{code('meetingStates', meeting.state)}</Tag>
      </p>
      {meeting.place && <UserText>{meeting.place}</UserText>}
      {there && (
        <p className="mb-1">
          {t('review:meetings.there')} <bdi>{there}</bdi>
        </p>
      )}
      {meeting.state === 'held' && (
        <p className="mb-1">
          {meeting.childPresent
            .split(' ')
            .map((part) => code('childTookPart', part))
            .join(' ')}
        </p>
      )}
      {meeting.note && <UserText>{meeting.note}</UserText>}
      {meeting.state === 'planned' && (
        <a href={`/officer/review/${review.id}/meeting?meeting=${meeting.id}`}>
          {t('review:meetings.say')}
          <span className="sr-only"> {moment(meeting.startsAt)}</span>
        </a>
      )}
    </li>
  );
}
