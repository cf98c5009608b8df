import { ButtonLink } from '~/components/form';
import { SummaryList, Tag, UserText } from '~/components/layout';
import type { ShownItem } from '../../item/show-item.server';
import { ENDED_BY_REVIEW } from '../request.codes';
import type { ItemRequest, RequestChildLine } from '../item-request.server';
import { MessageLines } from './silent-page';
import { useRequestWords } from './words';

type RequestPartProps = { request: ItemRequest; item: ShownItem };

/** The yearly request behind an item: its children, who was asked and how, and what an officer does. */
export function RequestPart({ request, item }: RequestPartProps) {
  const { t, date, moment, language } = useRequestWords();
  const base = `/officer/item/${item.id}`;
  const open = request.endedOn === null && item.status !== 'closed';
  return (
    <section
      aria-labelledby="request"
      className="mb-8 rounded-xl border border-line bg-surface p-5"
    >
      <h2 id="request" className="mt-0">
        {t('requests:item.title')}
      </h2>
      <p className="mb-2">
        {t('requests:item.asked', {
          on: date(request.issuedOn),
          by: date(request.answerBy),
          stage: t(`requests:stage.${request.stage}`),
        })}
      </p>
      {request.endedOn && <Ended request={request} />}
      <SummaryList
        rows={[
          ...request.children.map((child) => ({
            key: <bdi>{child.name}</bdi>,
            value: <ChildStanding child={child} />,
          })),
          ...request.readers.map((reader) => ({
            key: (
              <>
                <bdi>{reader.name}</bdi>
                <span className="block text-sm font-normal text-soft">
                  {reader.itemId === item.id ? (
                    t('requests:item.thisReader')
                  ) : (
                    <a href={`/officer/item/${reader.itemId}`}>{t('requests:item.otherReader')}</a>
                  )}
                  {' · '}
                  {language(reader.language)}
                </span>
              </>
            ),
            value: (
              <>
                <MessageLines messages={reader.messages} />
                <p className="mb-0 text-sm">
                  {reader.openedAt
                    ? t('requests:item.opened', { when: moment(reader.openedAt) })
                    : t('requests:item.notOpened')}
                  {' · '}
                  {reader.answeredAt
                    ? t('requests:item.answered', { when: moment(reader.answeredAt) })
                    : t('requests:item.notAnswered')}
                </p>
              </>
            ),
          })),
        ]}
      />
      {item.mayWork && open && (
        <p className="mt-4 mb-0 flex flex-wrap gap-3 print:hidden">
          <ButtonLink variant="secondary" to={`${base}/answer`}>
            {t('requests:moves.answer')}
          </ButtonLink>
          <ButtonLink variant="secondary" to={`${base}/clock/more-time`}>
            {t('requests:moves.time')}
          </ButtonLink>
          <ButtonLink variant="quiet" to={`${base}/end-request`}>
            {t('requests:moves.end')}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function Ended({ request }: { request: ItemRequest }) {
  const { t, date } = useRequestWords();
  return (
    <div className="mb-3">
      <p className="mb-1 font-semibold">
        {t('requests:item.ended', { date: date(request.endedOn!), by: request.endedBy ?? '' })}
      </p>
      {request.endReason === ENDED_BY_REVIEW ? (
        <p>{t('requests:item.endedByReview')}</p>
      ) : (
        <UserText>{request.endReason}</UserText>
      )}
    </div>
  );
}

function ChildStanding({ child }: { child: RequestChildLine }) {
  const { t, date, year } = useRequestWords();
  const { later, review } = child;
  return (
    <>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1">
        <Tag tone={child.standing === 'answered' ? 'good' : 'neutral'}>
          {t(`requests:standing.${child.standing}`)}
        </Tag>
        <span>
          {child.answeredOn &&
            (child.answeredHow
              ? t(`requests:answeredHow.${child.answeredHow}`, { date: date(child.answeredOn) })
              : t('requests:answeredHow.portal', { date: date(child.answeredOn) }))}
          {child.standing === 'more-time' &&
            child.moreTimeUntil &&
            t('requests:until', { date: date(child.moreTimeUntil) })}
        </span>
      </p>
      {later && (
        <p className="mb-1">
          {t('officer:clockMove.later', { count: later.weeks })}{' '}
          <bdi lang={later.language}>{later.because}</bdi>
        </p>
      )}
      <p className="mb-0 text-sm">
        {year(child.yearGroup)} · {t('requests:item.dueOn', { date: date(child.dueOn) })}
        {child.soonerReason && ` · ${t('requests:list.sooner', { reason: child.soonerReason })}`}
      </p>
      <p className="mb-0 flex flex-wrap gap-x-4 text-sm print:hidden">
        <a href={`/officer/child/${child.childId}/reading`}>
          {t('requests:item.read')}
          <span className="sr-only"> {child.name}</span>
        </a>
        {review && (
          <a href={`/officer/review/${review.id}`}>
            {t(review.state === 'planned' ? 'requests:item.begin' : 'requests:item.review')}
            <span className="sr-only"> {child.name}</span>
          </a>
        )}
      </p>
    </>
  );
}
