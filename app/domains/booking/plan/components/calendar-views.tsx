import { EmptyState } from '~/components/layout';
import { formatDay, formatShortDate, useT } from '~/platform/i18n';
import { calendarPath, type CalendarQuery } from '../calendar.query';
import { PARTS } from '../calendar.rules';
import type { CalendarDay } from '../list-calendar.server';
import { AwayLines, DayNotes, EntryLink, FreeLines } from './calendar-entry';

type ViewProps = { days: CalendarDay[]; query: CalendarQuery; today: string };

const cell = 'border border-line p-1.5 align-top font-normal';

/** The link to a day, `today` in words. */
function DayLink({
  day,
  query,
  today,
  short,
}: Omit<ViewProps, 'days'> & { day: CalendarDay; short?: boolean }) {
  const t = useT();
  const whole = formatDay('en', day.date);
  const words = short ? whole.split(' ').slice(0, 3).join(' ') : whole;
  return (
    <>
      <a href={calendarPath({ ...query, view: 'day', on: day.date })}>{words}</a>
      {day.date === today && ` (${t('timetable:calendar.isToday')})`}
      <DayNotes day={day} />
    </>
  );
}

/** A week: its days as columns, the parts of the day as rows. */
export function WeekTable({ days, query, today }: ViewProps) {
  const t = useT();
  const hasAway = days.some(({ away }) => away.length > 0);
  const hasFree = days.some(({ free }) => free.length > 0);
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">
        {t('timetable:calendar.weekOf', { day: formatDay('en', days[0]!.date) })}
      </caption>
      <thead>
        <tr>
          <td className={`${cell} w-32`} />
          {days.map((day) => (
            <th
              key={day.date}
              scope="col"
              className={`${cell} font-semibold ${day.date === today ? 'bg-tint' : ''}`}
            >
              <DayLink day={day} query={query} today={today} short />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hasAway && (
          <tr>
            <th scope="row" className={`${cell} text-sm`}>
              {t('timetable:calendar.awayHead')}
            </th>
            {days.map((day) => (
              <td key={day.date} className={cell}>
                <AwayLines day={day} />
              </td>
            ))}
          </tr>
        )}
        {PARTS.map((part) => (
          <tr key={part}>
            <th scope="row" className={`${cell} text-sm`}>
              {t(`timetable:calendar.parts.${part}`)}
            </th>
            {days.map((day) => (
              <td key={day.date} className={cell}>
                <Entries day={day} entries={day.entries.filter((entry) => entry.part === part)} />
              </td>
            ))}
          </tr>
        ))}
        {hasFree && (
          <tr>
            <th scope="row" className={`${cell} text-sm`}>
              {t('timetable:calendar.freeHead')}
            </th>
            {days.map((day) => (
              <td key={day.date} className={cell}>
                <FreeLines day={day} />
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Entries({ day, entries }: { day: CalendarDay; entries: CalendarDay['entries'] }) {
  if (entries.length === 0) return null;
  return (
    <ul role="list" className="grid gap-1.5">
      {entries.map((entry) => (
        <li key={entry.id}>
          <EntryLink entry={entry} day={day} />
        </li>
      ))}
    </ul>
  );
}

/** A month: its weeks as rows, the days of the week as columns. */
export function MonthTable({ days, query, today }: ViewProps) {
  const t = useT();
  const weeks = Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7));
  return (
    <table className="w-full table-fixed border-collapse">
      <caption className="sr-only">{t('timetable:calendar.monthCaption')}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${cell} w-20 text-sm font-semibold`}>
            {t('timetable:calendar.week')}
          </th>
          {days.slice(0, 7).map((day, at) => (
            <th key={day.date} scope="col" className={`${cell} text-sm font-semibold`}>
              {t(`timetable:weekdays.${at + 1}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]!.date}>
            <th scope="row" className={`${cell} text-sm`}>
              <a href={calendarPath({ ...query, view: 'week', on: week[0]!.date })}>
                <span className="sr-only">{t('timetable:calendar.weekFrom')} </span>
                {formatShortDate('en', week[0]!.date).replace(/ \d{4}$/, '')}
              </a>
            </th>
            {week.map((day) => (
              <td
                key={day.date}
                className={`${cell} ${day.date.slice(0, 7) === query.on.slice(0, 7) ? '' : 'bg-sunken'} ${day.date === today ? 'bg-tint' : ''}`}
              >
                <p className="mb-1 text-sm">
                  <a href={calendarPath({ ...query, view: 'day', on: day.date })}>
                    {formatShortDate('en', day.date).replace(/ \d{4}$/, '')}
                  </a>
                  {day.date === today && ` (${t('timetable:calendar.isToday')})`}
                  <DayNotes day={day} />
                </p>
                <AwayLines day={day} />
                <Entries day={day} entries={day.entries} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Day after day, those on which there is something. */
export function DayList({ days, query, today }: ViewProps) {
  const t = useT();
  const full = days.filter(
    ({ entries, away, free }) => entries.length + away.length + free.length > 0,
  );
  if (full.length === 0)
    return (
      <>
        {query.view === 'day' && <DayNotes day={days[0]!} />}
        <EmptyState title={t('timetable:calendar.nothing')} />
      </>
    );
  return (
    <div className="max-w-[42rem]">
      {full.map((day) => (
        <section key={day.date} className="mb-6 border-t border-line pt-3">
          <h2 className="mt-0 mb-2 text-lg">
            <DayLink day={day} query={query} today={today} />
          </h2>
          <AwayLines day={day} />
          <Entries day={day} entries={day.entries} />
          {day.free.length > 0 && (
            <div className="mt-2">
              <FreeLines day={day} />
            </div>
          )}
        </section>
      ))}
    </div>
  );
}
