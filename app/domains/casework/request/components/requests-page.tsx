import { Button, ButtonLink, FormInline, Hidden, Select } from '~/components/form';
import { Banner, CountCard, EmptyState, KeyPager, Notice } from '~/components/layout';
import { languages } from '~/platform/i18n/languages';
import { duePath, followPath, releasePath, silentPath, type DueState } from '../request.address';
import type { DueView } from '../load-due.server';
import { DueFamily } from './due-family';
import { RoundLines } from './round-lines';
import { useRequestWords } from './words';

type RequestsPageProps = DueView & { state: DueState; done: string | null };

/** What waits for an officer in the yearly requests, and the list of a month. */
export function RequestsPage(props: RequestsPageProps) {
  const { t, month: monthName } = useRequestWords();
  const { month, totals, leftOut } = props;
  return (
    <>
      {props.done === 'released' && (
        <Banner kind="success" focus title={t('requests:done.released')}>
          <p className="mb-0">{t('requests:done.releasedText')}</p>
        </Banner>
      )}
      <h1 className="mb-2">{t('requests:title')}</h1>
      <p className="mb-5 max-w-prose">{t('requests:lead')}</p>
      <Waiting {...props} />
      <RoundLines rounds={props.rounds} />
      <section aria-labelledby="list">
        <h2 id="list" className="mb-2">
          {t('requests:list.title', { month: monthName(month) })}
        </h2>
        <MonthLinks {...props} />
        <p className="mb-1 max-w-prose">{t('requests:list.lead')}</p>
        <p className="mb-3">
          <strong>
            {t('requests:list.families', { count: totals.families })}
            {', '}
            {t('requests:list.children', { count: totals.children })}
          </strong>
          {totals.held > 0 && ` · ${t('requests:list.held', { count: totals.held })}`}
          {totals.lookAgain > 0 &&
            ` · ${t('requests:list.lookAgain', { count: totals.lookAgain })}`}
          {leftOut.underReview > 0 &&
            ` · ${t('requests:list.underReview', { count: leftOut.underReview })}`}
          {leftOut.overAge > 0 && ` · ${t('requests:list.overAge', { count: leftOut.overAge })}`}
        </p>
        {totals.children > totals.held &&
          (props.mayGo ? (
            <p>
              <ButtonLink to={releasePath(month)}>{t('requests:list.toRelease')}</ButtonLink>
            </p>
          ) : (
            <Notice>{t('requests:list.tooFar')}</Notice>
          ))}
        <Filters {...props} />
        {props.families.length === 0 ? (
          <EmptyState title={t('requests:list.empty')} />
        ) : (
          props.families.map((family) => <DueFamily key={family.id} family={family} {...props} />)
        )}
        <KeyPager nextTo={props.nextTo} previousTo={props.previousTo} />
      </section>
    </>
  );
}

function MonthLinks({ month, before, after }: RequestsPageProps) {
  const { t, month: monthName } = useRequestWords();
  return (
    <nav
      aria-label={t('requests:list.months')}
      className="mb-3 flex flex-wrap gap-x-6 print:hidden"
    >
      {[before, after].map((other) => (
        <a
          key={other}
          href={duePath({ month: other })}
          className="inline-flex min-h-11 items-center"
        >
          {monthName(other)}
        </a>
      ))}
      <span className="sr-only">{monthName(month)}</span>
    </nav>
  );
}

/** What waits, each with its number and the way to it; none is quiet. */
function Waiting({ waiting, month, totals }: RequestsPageProps) {
  const { t, month: monthName, date } = useRequestWords();
  const { followUps, silent, undelivered, toRead } = waiting;
  const cards = [
    ...followUps.map((letter) => ({
      key: `${letter.roundId}${letter.stage}`,
      count: letter.families,
      to: followPath(letter.roundId, letter.stage),
      title: t(`requests:waiting.${letter.stage}`, { month: monthName(letter.month) }),
      hint: t('requests:waiting.since', { date: date(letter.from) }),
    })),
    {
      key: 'due',
      count: totals.families,
      to: '#list',
      title: t('requests:waiting.due', { month: monthName(month) }),
      hint: t('requests:waiting.dueHint'),
    },
    {
      key: 'silent',
      count: silent.count,
      to: silentPath(),
      title: t('requests:waiting.silent'),
      hint:
        silent.withIndicators > 0
          ? t('requests:waiting.silentIndicators', { count: silent.withIndicators })
          : t('requests:waiting.silentHint'),
    },
    {
      key: 'undelivered',
      count: undelivered,
      to: '/officer/messages/undelivered',
      title: t('requests:waiting.undelivered'),
      hint: t('requests:waiting.undeliveredHint'),
    },
    {
      key: 'to-read',
      count: toRead,
      to: '/officer/queue?kind=annual-request&clock=evidence-reading',
      title: t('requests:waiting.toRead'),
      hint: t('requests:waiting.toReadHint'),
    },
  ];
  return (
    <section aria-labelledby="waiting" className="mb-8 print:hidden">
      <h2 id="waiting" className="mb-3">
        {t('requests:waiting.title')}
      </h2>
      <ul role="list" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map(({ key, ...card }) => (
          <CountCard key={key} {...card} />
        ))}
      </ul>
      <p className="mt-3 mb-0">
        <a href={`/officer/requests/year/${month.slice(0, 4)}`}>
          {t('requests:waiting.year', { year: month.slice(0, 4) })}
        </a>
      </p>
    </section>
  );
}

function Filters({ state, month, found, totals, languages: offered }: RequestsPageProps) {
  const { t } = useRequestWords();
  const yesNo = (name: 'minded' | 'held') =>
    (['yes', 'no'] as const).map((value) => ({
      value,
      label: t(`requests:filter.${name}Options.${value}`),
    }));
  const narrowed = state.minded !== null || state.language !== null || state.held !== null;
  return (
    <search className="mb-4 block print:hidden">
      <FormInline
        method="get"
        id="filter"
        action="/officer/requests"
        saved={{
          minded: state.minded ?? '',
          language: state.language ?? '',
          held: state.held ?? '',
        }}
        hideSubmit
        row
        aria-label={t('requests:filter.label')}
      >
        <Hidden name="month" value={month} />
        <Select
          name="minded"
          label={t('requests:filter.minded')}
          emptyLabel={t('requests:filter.any')}
          options={yesNo('minded')}
        />
        <Select
          name="language"
          label={t('requests:filter.language')}
          emptyLabel={t('requests:filter.any')}
          options={offered.map((code) => ({ value: code, label: languages[code].name }))}
        />
        <Select
          name="held"
          label={t('requests:filter.held')}
          emptyLabel={t('requests:filter.any')}
          options={yesNo('held')}
        />
        <Button variant="secondary">{t('requests:filter.button')}</Button>
        {narrowed && (
          <a href={duePath({ month })} className="inline-flex min-h-11 items-center">
            {t('requests:filter.clear')}
          </a>
        )}
      </FormInline>
      {narrowed && (
        <p role="status" className="mt-2 mb-0 text-soft">
          {t('requests:filter.found', { count: found, all: totals.families })}
        </p>
      )}
    </search>
  );
}
