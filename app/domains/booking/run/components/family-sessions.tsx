import { DataTable, Details, Tag, type Tone } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { whenWords } from '../../session-times';
import { sessionTitle } from '../../session-words';
import type { FamilySession, FamilySessionMark } from '../family-sessions.server';

type FamilySessionsProps = { familyId: string; sessions: FamilySession[] };

/** From what is to come to what was. */
const MARKS: readonly FamilySessionMark[] = [
  'booked',
  'offered',
  'waiting',
  'came',
  'cancelled-before',
  'short-notice',
  'not-come',
  'not-offered',
  'council-cancelled',
  'not-recorded',
];

const tones: Partial<Record<FamilySessionMark, Tone>> = { booked: 'info', came: 'good' };

/**
 * The voluntary sessions of a family as fact: how many of what, with their dates. Coming is a choice, and
 * nothing is concluded from it.
 */
export function FamilySessions({ familyId, sessions }: FamilySessionsProps) {
  const t = useT();
  const counts = MARKS.map((mark) => ({
    mark,
    count: sessions.filter((session) => session.mark === mark).length,
  })).filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="sessions" className="mb-6">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-5">
        <h2 id="sessions" className="my-0">
          {t('bookings:ofFamily.title')}
        </h2>
        <span className="flex flex-wrap gap-x-5 text-sm *:inline-flex *:min-h-6 *:items-center print:hidden">
          <a href={`/officer/sessions/book-time?family=${familyId}`}>
            {t('bookings:ofFamily.bookTime')}
          </a>
          <a href={`/officer/sessions/book?family=${familyId}`}>{t('bookings:ofFamily.book')}</a>
        </span>
      </div>
      <p className="mb-2 text-soft">{t('bookings:choice')}</p>
      {sessions.length === 0 ? (
        <p className="mb-0 text-soft">{t('bookings:ofFamily.none')}</p>
      ) : (
        <>
          <ul role="list" className="mb-2 flex flex-wrap gap-2 ps-0">
            {counts.map(({ mark, count }) => (
              <li key={mark}>
                <Tag tone={tones[mark]}>{t(`bookings:ofFamily.counted.${mark}`, { count })}</Tag>
              </li>
            ))}
          </ul>
          <SessionsTable sessions={sessions} />
        </>
      )}
    </section>
  );
}

function SessionsTable({ sessions }: Pick<FamilySessionsProps, 'sessions'>) {
  const t = useT();
  return (
    <Details summary={t('bookings:ofFamily.table', { count: sessions.length })}>
      <DataTable
        dense
        caption={t('bookings:ofFamily.title')}
        captionHidden
        rows={sessions}
        rowKey={({ bookingId }) => bookingId}
        columns={[
          {
            key: 'session',
            header: t('bookings:ofFamily.session'),
            rowHeader: true,
            cell: (session) => (
              <a href={`/officer/sessions/booking/${session.bookingId}`}>
                <bdi>{sessionTitle(session, 'en').text}</bdi>
              </a>
            ),
          },
          {
            key: 'when',
            header: t('bookings:ofFamily.when'),
            cell: ({ startsAt, endsAt }) => whenWords('en', startsAt, endsAt),
          },
          {
            key: 'mark',
            header: t('bookings:ofFamily.what'),
            cell: ({ mark }) => (
              <Tag tone={tones[mark]}>{t(`bookings:ofFamily.marks.${mark}`)}</Tag>
            ),
          },
        ]}
      />
    </Details>
  );
}
