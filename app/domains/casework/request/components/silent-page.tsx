import {
  BackLink,
  EmptyState,
  KeyPager,
  Ltr,
  Notice,
  SummaryCard,
  Tag,
  type Tone,
} from '~/components/layout';
import { UNDELIVERED } from '../../round/round.codes';
import type { SilentView } from '../load-silent.server';
import { followPath } from '../request.address';
import type { MessageLine, SilentFamily } from '../request.view';
import { ChildFacts, ChildName, FamilyNews, Safety } from './family-head';
import { useRequestWords } from './words';

/** Families of whom nothing was heard: what was tried, and another way to reach them. */
export function SilentPage(props: SilentView) {
  const { t } = useRequestWords();
  const { families, count, withIndicators } = props;
  return (
    <>
      <BackLink to="/officer/requests">{t('requests:title')}</BackLink>
      <h1 className="mb-2">{t('requests:silent.title')}</h1>
      <p className="mb-2 max-w-prose">{t('requests:silent.lead')}</p>
      <Notice>{t('requests:silent.notice')}</Notice>
      <p role="status" className="mb-3">
        {t('requests:silent.count', { count })}
        {withIndicators > 0 &&
          ` · ${t('requests:silent.withIndicators', { count: withIndicators })}`}
      </p>
      {families.length === 0 && <EmptyState title={t('requests:silent.empty')} />}
      {families.map((family) => (
        <SilentCard key={family.requestId} family={family} {...props} />
      ))}
      <KeyPager nextTo={props.nextTo} previousTo={props.previousTo} />
    </>
  );
}

type CardProps = { family: SilentFamily } & Pick<SilentView, 'today' | 'unseenMonths'>;

function SilentCard({ family, today, unseenMonths }: CardProps) {
  const { t, date } = useRequestWords();
  return (
    <SummaryCard
      title={<bdi>{family.name}</bdi>}
      actions={
        <a href={`/officer/family/${family.id}`}>
          {t('requests:list.picture')}
          <span className="sr-only"> {family.name}</span>
        </a>
      }
    >
      <Safety adults={family.adults} />
      <p className="mb-1">
        {t('requests:silent.asked', { date: date(family.issuedOn), by: date(family.answerBy) })}
      </p>
      {family.stage !== 'second' && (
        <Notice tone="wait">
          {t('requests:silent.noSecond')}{' '}
          <a href={followPath(family.roundId, 'second')}>{t('requests:silent.toSecond')}</a>
        </Notice>
      )}
      <ul role="list" className="mb-3 divide-y divide-line">
        {family.children.map((child) => (
          <li key={child.id} className="py-2">
            <p className="mb-1">
              <ChildName child={child} />
            </p>
            <ChildFacts child={child} today={today} unseenMonths={unseenMonths} />
            <p className="mb-0 text-sm">
              <a href={`/officer/child/${child.id}/steps`}>
                {t('requests:silent.steps')}
                <span className="sr-only"> {child.name}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      <FamilyNews family={family} />
      <div className="grid gap-x-8 md:grid-cols-2">
        <Tried family={family} />
        <Next family={family} />
      </div>
      <Moves family={family} />
    </SummaryCard>
  );
}

const stateTone: Record<string, Tone> = {
  delivered: 'good',
  posted: 'good',
  waiting: 'wait',
  retrying: 'wait',
  'to-post': 'wait',
  settled: 'neutral',
};

/** How each message of a request fared. */
export function MessageLines({ messages }: { messages: MessageLine[] }) {
  const { t, date } = useRequestWords();
  if (messages.length === 0) return <p>{t('requests:messages.none')}</p>;
  return (
    <ul role="list" className="mb-2 space-y-1 text-sm">
      {messages.map((message) => (
        <li key={message.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span>
            {t(`requests:stage.${message.stage}`)} · {date(message.on)}
            {message.name && (
              <>
                {' · '}
                <bdi>{message.name}</bdi>
              </>
            )}
            {' · '}
            {t(`requests:how.${message.how}`)}
          </span>
          <Tag tone={stateTone[message.state] ?? 'alert'}>
            {message.state === 'no-way'
              ? t(`requests:noWay.${message.noWay}`)
              : t(`requests:copy.${message.state}`)}
          </Tag>
          {UNDELIVERED.includes(message.state) && (
            <a href={`/officer/messages/copy/${message.id}`}>{t('requests:messages.mend')}</a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Tried({ family }: { family: SilentFamily }) {
  const { t, date } = useRequestWords();
  return (
    <div className="mb-3">
      <h3 className="mb-1 text-base">{t('requests:silent.tried')}</h3>
      <MessageLines messages={family.messages} />
      {family.tries.length === 0 ? (
        <p className="text-sm text-soft">{t('requests:silent.noTries')}</p>
      ) : (
        <ul className="text-sm">
          {family.tries.map((one, at) => (
            <li key={at}>
              {date(one.on)} · {t(`officer:contact.hows.${one.how}`)} · <bdi>{one.who}</bdi> ·{' '}
              {t(`officer:contact.outcomes.${one.outcome}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Next({ family }: { family: SilentFamily }) {
  const { t, code, word } = useRequestWords();
  const phones = family.adults.filter(({ phone }) => phone);
  return (
    <div className="mb-3">
      <h3 className="mb-1 text-base">{t('requests:silent.next')}</h3>
      <ol className="mb-2 text-sm">
        {family.ways.map((way) => (
          <li key={way}>{t(`requests:ways.${way}`)}</li>
        ))}
      </ol>
      <ul role="list" className="mb-2 space-y-1 text-sm">
        {phones.map((adult) => (
          <li key={adult.id}>
            <bdi>{adult.name || t('officer:item.nameless')}</bdi> <Ltr>{adult.phone!}</Ltr>
            {adult.interpreter && ` · ${word('interpreters', adult.interpreter)}`}
          </li>
        ))}
        {family.professionals.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi> · {code('services', one.service)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Moves({ family }: { family: SilentFamily }) {
  const { t } = useRequestWords();
  return (
    <ul role="list" className="mb-0 space-y-1 border-t border-line pt-2 print:hidden">
      {family.items.map((item) => (
        <li key={item.id} className="flex flex-wrap gap-x-4">
          <span>
            <bdi>{item.name}</bdi> <Ltr>{item.reference}</Ltr>
          </span>
          {(
            [
              ['contact', 'contact'],
              ['answer', 'answer'],
              ['time', 'clock/more-time'],
              ['end', 'end-request'],
            ] as const
          ).map(([name, path]) => (
            <a key={name} href={`/officer/item/${item.id}/${path}`}>
              {t(`requests:moves.${name}`)}
              <span className="sr-only"> {item.reference}</span>
            </a>
          ))}
        </li>
      ))}
    </ul>
  );
}
