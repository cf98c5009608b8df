import type { ReactNode } from 'react';
import { Tag } from '~/components/layout';
import { formatDay } from '~/platform/i18n';
import type { SessionLine } from '../run.view';
import { useRunWords } from './run-words';

/** Sessions by day, each with where it is, who runs it and how full it is. */
export function SessionDays({ sessions }: { sessions: SessionLine[] }) {
  const { day } = useRunWords();
  const days = [...new Set(sessions.map(({ startsAt }) => day(startsAt)))];
  return (
    <>
      {days.map((one) => (
        <section key={one} aria-labelledby={`d-${one}`} className="mb-5">
          <h3 id={`d-${one}`} className="mb-2 text-base">
            {formatDay('en', one)}
          </h3>
          <SessionRows sessions={sessions.filter(({ startsAt }) => day(startsAt) === one)} />
        </section>
      ))}
    </>
  );
}

type RowsProps = { sessions: SessionLine[]; to?: (id: string) => string; withDay?: boolean };

/** Sessions under one another. */
export function SessionRows({ sessions, to, withDay }: RowsProps) {
  return (
    <ul
      role="list"
      className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface ps-0"
    >
      {sessions.map((session) => (
        <SessionRow
          key={session.id}
          session={session}
          to={to?.(session.id) ?? `/officer/sessions/session/${session.id}`}
          withDay={withDay}
        />
      ))}
    </ul>
  );
}

type RowProps = { session: SessionLine; to: string; withDay?: boolean };

function SessionRow({ session, to, withDay }: RowProps) {
  const { t, title, times, when, where, people } = useRunWords();
  return (
    <li className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0 wrap-anywhere">
        <p className="my-0">
          <a href={to} className="font-semibold">
            <bdi>{title(session)}</bdi>
            {!withDay && <span className="sr-only"> {when(session)}</span>}
          </a>
        </p>
        <p className="my-0 text-sm text-soft">
          {withDay ? when(session) : times(session)} · <bdi>{where(session)}</bdi>
          {session.people.length > 0 && (
            <>
              {' · '}
              <bdi>{people(session)}</bdi>
            </>
          )}
        </p>
      </div>
      <p className="my-0 flex flex-wrap items-start gap-2 sm:justify-end">
        {session.state === 'draft' && <Tag>{t('bookings:hub.draft')}</Tag>}
        <Places session={session} />
      </p>
    </li>
  );
}

/** How many places are taken, and how many wait. */
export function Places({ session }: { session: SessionLine }): ReactNode {
  const { t } = useRunWords();
  if (session.shape === 'person') return null;
  const full = session.taken >= session.capacity;
  return (
    <>
      <Tag tone={full ? 'wait' : 'neutral'}>
        {t('bookings:places', { taken: session.taken, capacity: session.capacity })}
      </Tag>
      {session.waiting > 0 && (
        <Tag tone="info">{t('bookings:waiting', { count: session.waiting })}</Tag>
      )}
    </>
  );
}
