import { BackLink, EmptyState } from '~/components/layout';
import { formatDay, formatMonth, languages, useLanguage, useT } from '~/platform/i18n';
import { dayOf, timeOf } from '../../session-times';
import { filterQuery } from '../filters';
import type { Month, MonthDay } from '../month';
import type { OfferedKind, SessionCard, SessionFilters } from '../sessions.view';
import { ViewTabs } from './browse-page';
import { FilterForm } from './filter-form';
import { SaidText } from './said-text';
import { titleOf } from './session-facts';

export type MonthView = {
  month: Month;
  filters: SessionFilters;
  sessions: SessionCard[];
  kinds: OfferedKind[];
  /** Today in England. */
  today: string;
};

/** What is on in one month: weeks as a table, and on a narrow screen the days that have something. */
export function MonthPage({ month, filters, sessions, kinds, today }: MonthView) {
  const t = useT();
  const language = useLanguage();
  const name = formatMonth(language, month.month);
  const base = `/${language}/sessions`;
  return (
    <>
      <BackLink to={base + filterQuery(filters)}>{t('sessions:month.toList')}</BackLink>
      <h1>{t('sessions:month.title', { month: name })}</h1>
      <p className="max-w-[42rem]">{t('sessions:month.lead')}</p>
      <ViewTabs filters={filters} month={month.month} current="month" />
      <FilterForm filters={filters} kinds={kinds} to={`${base}/month/${month.month}`} />
      <Pager month={month} filters={filters} />
      {sessions.length === 0 && (
        <EmptyState title={t('sessions:month.none')}>
          <p>{t('sessions:month.noneText')}</p>
        </EmptyState>
      )}
      <Weeks month={month} sessions={sessions} today={today} />
    </>
  );
}

function Pager({ month, filters }: { month: Month; filters: SessionFilters }) {
  const t = useT();
  const language = useLanguage();
  const to = (other: string) => `/${language}/sessions/month/${other}${filterQuery(filters)}`;
  const look = 'inline-flex min-h-11 items-center';
  return (
    <nav
      aria-label={t('sessions:month.pagerLabel')}
      className="mb-4 flex flex-wrap justify-between gap-x-6"
    >
      {month.previous && (
        <a href={to(month.previous)} rel="prev" className={look}>
          <span>
            <span className="sr-only sm:not-sr-only">{t('sessions:month.previousLabel')} </span>
            {formatMonth(language, month.previous)}
          </span>
        </a>
      )}
      {month.next && (
        <a href={to(month.next)} rel="next" className={`ms-auto ${look}`}>
          <span>
            <span className="sr-only sm:not-sr-only">{t('sessions:month.nextLabel')} </span>
            {formatMonth(language, month.next)}
          </span>
        </a>
      )}
    </nav>
  );
}

type WeeksProps = { month: Month; sessions: SessionCard[]; today: string };

/**
 * The roles are written out because browsers drop a table's meaning with its layout, and each cell says
 * its column because those of empty days are not there on a narrow screen.
 */
function Weeks({ month, sessions, today }: WeeksProps) {
  const t = useT();
  const language = useLanguage();
  const days = sessions.map(({ startsAt }) => dayOf(startsAt));
  return (
    <table
      role="table"
      aria-colcount={7}
      className={`w-full table-fixed border-collapse max-md:block ${sessions.length === 0 ? 'mt-6 max-md:hidden' : ''}`}
    >
      <caption className="sr-only">
        {t('sessions:month.caption', { month: formatMonth(language, month.month) })}
      </caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          {month.weeks[0]!.map(({ date }, at) => (
            <th
              key={date}
              role="columnheader"
              scope="col"
              aria-colindex={at + 1}
              className="border-b-2 border-edge px-2 font-semibold"
            >
              {weekday(language, date)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:block">
        {month.weeks.map((week) => (
          <tr
            key={week[0]!.date}
            role="row"
            className={
              // A row none of whose cells is shown would be a row without cells.
              week.some(({ date, inMonth }) => inMonth && days.includes(date))
                ? 'max-md:block'
                : 'max-md:hidden'
            }
          >
            {week.map((day, at) => (
              <Day
                key={day.date}
                day={day}
                column={at + 1}
                today={today}
                sessions={sessions.filter((_, index) => days[index] === day.date)}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayProps = { day: MonthDay; column: number; today: string; sessions: SessionCard[] };

function Day({ day, column, today, sessions }: DayProps) {
  const t = useT();
  const language = useLanguage();
  if (!day.inMonth) {
    return (
      <td
        role="cell"
        aria-colindex={column}
        className="border border-line bg-sunken max-md:hidden"
      />
    );
  }
  const isToday = day.date === today;
  const look = `h-24 border border-line px-2 max-md:h-auto max-md:rounded-xl max-md:px-4 ${
    sessions.length === 0 ? 'max-md:hidden' : 'max-md:mb-4 max-md:block'
  } ${isToday ? 'bg-tint' : day.date < today ? 'bg-paper text-soft' : 'bg-surface'}`;
  return (
    <td
      role="cell"
      aria-colindex={column}
      aria-current={isToday ? 'date' : undefined}
      className={look}
    >
      <p className="mb-1 flex flex-wrap items-baseline gap-x-2 font-semibold">
        <time dateTime={day.date}>
          <span className="md:sr-only">{formatDay(language, day.date)}</span>
          <span aria-hidden className="max-md:hidden">
            {Number(day.date.slice(8))}
          </span>
        </time>
        {isToday && <span className="text-xs">{t('sessions:month.today')}</span>}
      </p>
      {sessions.length > 0 && (
        <ul role="list" className="space-y-2">
          {sessions.map((session) => (
            <Entry key={session.id} session={session} />
          ))}
        </ul>
      )}
    </td>
  );
}

function Entry({ session }: { session: SessionCard }) {
  const t = useT();
  const language = useLanguage();
  return (
    <li className="text-sm">
      <a
        href={`/${language}/sessions/event/${session.id}`}
        className="block min-h-6 rounded-md py-1 wrap-anywhere hyphens-auto max-md:min-h-11"
      >
        <bdi className="whitespace-nowrap">{timeOf(language, session.startsAt)}</bdi>{' '}
        <SaidText said={titleOf(session, language)} />
        {session.left === 0 && <> ({t('sessions:month.full')})</>}
      </a>
    </li>
  );
}

function weekday(language: keyof typeof languages, date: string): string {
  return new Intl.DateTimeFormat(languages[language].locale, {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));
}
