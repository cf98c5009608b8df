import { ButtonLink, FormInline, Hidden, Select } from '~/components/form';
import { LinkTabs } from '~/components/layout';
import { formatDay, formatMonth, useT } from '~/platform/i18n';
import { zoneWords } from '../../session-times';
import { calendarPath, stepped, VIEWS } from '../calendar.query';
import { londonDay } from '../local-time';
import type { StaffCalendarView } from '../list-calendar.server';
import { DayList, MonthTable, WeekTable } from './calendar-views';

/** The calendar of the team: day, week, month or list, of everybody or of one. */
export function CalendarPage(props: StaffCalendarView) {
  const t = useT();
  const { query, may } = props;
  return (
    <>
      <h1>{t('timetable:calendar.title')}</h1>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {may.plan && <ButtonLink to="/officer/sessions/new">{t('timetable:new.title')}</ButtonLink>}
        <Way to="/officer/sessions" words={t('timetable:calendar.hub')} />
        <Way to="/officer/sessions/hours" words={t('timetable:hours.own')} />
        {may.keepOffer && (
          <>
            <Way to="/admin/session-kinds" words={t('timetable:kinds.title')} />
            <Way to="/admin/venues" words={t('timetable:venues.title')} />
          </>
        )}
      </p>
      <Who {...props} />
      <div className="mt-6">
        <LinkTabs
          label={t('timetable:calendar.views')}
          tabs={VIEWS.map((view) => ({
            to: calendarPath({ ...query, view }),
            label: t(`timetable:calendar.view.${view}`),
            current: view === query.view,
          }))}
        />
      </div>
      <Steps {...props} />
      <Shown {...props} />
    </>
  );
}

function Way({ to, words }: { to: string; words: string }) {
  return (
    <a href={to} className="inline-flex min-h-11 items-center">
      {words}
    </a>
  );
}

function Who({ query, team, me }: StaffCalendarView) {
  const t = useT();
  const others = team.filter(({ id }) => id !== me);
  return (
    <FormInline
      id="whose"
      method="get"
      action="/officer/calendar"
      row
      saved={{ who: query.who }}
      submitLabel={t('timetable:hours.show')}
      submitVariant="secondary"
    >
      <Hidden name="view" value={query.view} />
      <Hidden name="on" value={query.on} />
      <Select
        name="who"
        label={t('timetable:calendar.who')}
        options={[
          { value: 'all', label: t('timetable:calendar.everybody') },
          { value: me, label: t('timetable:calendar.me') },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </FormInline>
  );
}

function Steps({ query, days, today }: StaffCalendarView) {
  const t = useT();
  const to = (on: string) => calendarPath({ ...query, on });
  const { from } = londonDay(days[0]!.date);
  const last = londonDay(days.at(-1)!.date).to;
  const zones = new Set(
    [from, new Date(last.getTime() - 1)].map((each) => zoneWords('en', each.toISOString())),
  );
  return (
    <>
      <nav
        aria-label={t('timetable:calendar.steps')}
        className="flex flex-wrap items-center gap-x-6 gap-y-1 print:hidden"
      >
        <Way to={to(stepped(query, -1))} words={t(`timetable:calendar.previous.${query.view}`)} />
        <Way to={to(today)} words={t('timetable:calendar.today')} />
        <Way to={to(stepped(query, 1))} words={t(`timetable:calendar.next.${query.view}`)} />
      </nav>
      <p className="mt-2 mb-1 text-lg font-semibold">{rangeWords(t, { query, days })}</p>
      <p className="text-sm text-soft">
        {t('timetable:calendar.zone', { zone: [...zones].join(', ') })}
      </p>
    </>
  );
}

function rangeWords(
  t: ReturnType<typeof useT>,
  { query, days }: Pick<StaffCalendarView, 'query' | 'days'>,
): string {
  if (query.view === 'day') return formatDay('en', query.on);
  if (query.view === 'month') return formatMonth('en', query.on);
  return t('timetable:calendar.range', {
    from: formatDay('en', days[0]!.date),
    to: formatDay('en', days.at(-1)!.date),
  });
}

/** A table where there is room for one; on narrow screens, and where the page is enlarged, its days as a list. */
function Shown(props: StaffCalendarView) {
  const Table = { week: WeekTable, month: MonthTable, day: null, list: null }[props.query.view];
  if (!Table) return <DayList {...props} />;
  return (
    <>
      <div className="max-lg:hidden">
        <Table {...props} />
      </div>
      <div className="lg:hidden">
        <DayList {...props} />
      </div>
    </>
  );
}
