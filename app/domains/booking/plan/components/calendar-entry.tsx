import { useT } from '~/platform/i18n';
import { timeOf, zoneOf, zoneWords } from '../../session-times';
import type { CalendarDay, Entry } from '../list-calendar.server';
import { StateTag } from './parts';

/** A session as one link that says all of it: when, what, where, how many and how it stands. */
export function EntryLink({ entry, day }: { entry: Entry; day: CalendarDay }) {
  const t = useT();
  const { id, title, taken, capacity, waiting, state } = entry;
  const place = entry.place ?? t(`sessions:modes.${entry.mode}`);
  const look = state === 'open' ? 'border-fill' : 'border-dashed border-edge';
  return (
    <a
      href={`/officer/sessions/session/${id}`}
      className={`block rounded-md border border-s-4 bg-surface px-2 py-1 text-sm no-underline hover:bg-tint ${look}`}
    >
      <span className="block tabular-nums">
        <Times from={entry.startsAt} to={entry.endsAt} day={day} />
        <Comma />
      </span>
      <span
        className={`block font-semibold ${state === 'cancelled' ? 'line-through' : 'underline'}`}
      >
        <bdi>{title}</bdi>
        <Comma />
      </span>
      <span className="block text-ink">
        <bdi>{place}</bdi>
        <Comma />
      </span>
      <span className="block text-ink">
        {t('timetable:calendar.places', { count: taken, capacity })}
        {waiting > 0 && ` · ${t('timetable:calendar.waiting', { count: waiting })}`}
        <Comma />
      </span>
      {entry.people.length > 0 && (
        <span className="block text-soft">
          <span className="sr-only">{t('timetable:calendar.with')} </span>
          <bdi>{entry.people.join(', ')}</bdi>
          <Comma />
        </span>
      )}
      {state !== 'open' && <StateTag state={state} />}
      {state === 'open' && <span className="sr-only">{t('timetable:states.open')}</span>}
    </a>
  );
}

/** What parts the lines of a link for those who hear it. */
function Comma() {
  return <span className="sr-only">, </span>;
}

/** From when to when; with the zone on a day on which the clocks change. */
function Times({ from, to, day }: { from: string; to: string; day: CalendarDay }) {
  const t = useT();
  const times = t('timetable:calendar.times', { from: timeOf('en', from), to: timeOf('en', to) });
  if (day.clocks === null) return <>{times}</>;
  const same = zoneOf(from) === zoneOf(to);
  const zone = same ? zoneWords('en', from) : `${zoneWords('en', from)} – ${zoneWords('en', to)}`;
  return <>{`${times}, ${zone}`}</>;
}

/** Who is away on a day. */
export function AwayLines({ day }: { day: CalendarDay }) {
  const t = useT();
  return (
    <>
      {day.away.map((away) => (
        <p key={`${away.name} ${away.from}`} className="mb-1 text-sm">
          <bdi className="font-semibold">{away.name}</bdi>
          {`: ${t('timetable:calendar.away')}, `}
          {away.isWhole ? t('timetable:calendar.allDay') : <Times {...away} day={day} />}
        </p>
      ))}
    </>
  );
}

/** When the person whom the calendar is about can be booked still. */
export function FreeLines({ day }: { day: CalendarDay }) {
  const t = useT();
  return (
    <>
      {day.free.map((free) => (
        <p key={free.from} className="mb-1 text-sm">
          {`${t('timetable:calendar.free')}: `}
          <Times {...free} day={day} />
        </p>
      ))}
    </>
  );
}

/** What is special about a day, in words. */
export function DayNotes({ day }: { day: CalendarDay }) {
  const t = useT();
  const notes = [
    day.holiday,
    day.closure && t('timetable:calendar.closure', { label: day.closure }),
    day.clocks && t(`timetable:calendar.clocks.${day.clocks}`),
  ].filter(Boolean);
  return notes.length === 0 ? null : (
    <span className="block text-sm font-normal text-soft">{notes.join(' · ')}</span>
  );
}
