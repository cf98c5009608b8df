import type { ReactNode } from 'react';
import { DataTable, Tag, type Column } from '~/components/layout';
import { momentWords } from '../../session-times';
import type { BookingLine } from '../run.view';
import { Called, InterpreterTag, useRunWords } from './run-words';

export type BookingGroup = 'booked' | 'offered' | 'waiting' | 'over';

type TableProps = { bookings: BookingLine[]; group: BookingGroup; caption: string };

/** The bookings of a session that stand alike. */
export function BookingsTable({ bookings, group, caption }: TableProps) {
  const { t, comes } = useRunWords();
  const column = (key: string, cell: (booking: BookingLine) => ReactNode): Column<BookingLine> => ({
    key,
    header: t(`bookings:table.${key}`),
    cell,
  });
  return (
    <DataTable
      dense
      wide
      caption={caption}
      captionHidden
      rows={bookings}
      rowKey={({ id }) => id}
      columns={[
        ...(group === 'waiting'
          ? [column('turn', (booking) => bookings.indexOf(booking) + 1)]
          : []),
        { ...column('who', (booking) => <Called booking={booking} to />), rowHeader: true },
        column('comes', comes),
        column('needs', (booking) => <Needs booking={booking} />),
        column('source', (booking) => <Source booking={booking} />),
        column('stands', (booking) => <Stands booking={booking} group={group} />),
      ]}
    />
  );
}

/** Language, interpreter, access, and what they would like to talk about. */
export function Needs({ booking }: { booking: BookingLine }) {
  const { t, interpreter, spoken } = useRunWords();
  const { accessNeeds, topic, whereText } = booking;
  const speaks = booking.spoken !== '' && booking.spoken !== 'en';
  if (!booking.interpreter && !speaks && !accessNeeds && !topic && !whereText)
    return <span className="text-soft">{t('bookings:needs.none')}</span>;
  return (
    <ul role="list" className="mb-0 space-y-1 ps-0">
      {booking.interpreter && (
        <li>
          {t('bookings:needs.interpreter')} <bdi>{interpreter(booking)}</bdi>{' '}
          <InterpreterTag state={booking.interpreterState} />
        </li>
      )}
      {speaks && <li>{t('bookings:needs.spoken', { language: spoken(booking.spoken) })}</li>}
      {accessNeeds && (
        <li>
          <bdi>{accessNeeds}</bdi>
        </li>
      )}
      {topic && (
        <li>
          {t('bookings:needs.topic')} <bdi>{topic}</bdi>
        </li>
      )}
      {whereText && (
        <li>
          {t('bookings:needs.where')} <bdi>{whereText}</bdi>
        </li>
      )}
    </ul>
  );
}

function Source({ booking }: { booking: BookingLine }) {
  const { t, language } = useRunWords();
  const { family } = booking;
  return (
    <>
      {t(`bookings:sources.${booking.source}`)}
      {booking.language !== 'en' && (
        <span className="block text-soft">
          {t('bookings:readsIn', { language: language(booking.language) })}
        </span>
      )}
      {family && (
        <span className="block">
          <a href={`/officer/family/${family.id}`}>
            <bdi>{t('bookings:family', { name: family.name })}</bdi>
          </a>
        </span>
      )}
    </>
  );
}

function Stands({ booking, group }: { booking: BookingLine; group: BookingGroup }) {
  const { t } = useRunWords();
  const { offerEndsAt, attendance, state, cancelledBy, late } = booking;
  const marks = [
    group === 'offered' && offerEndsAt && (
      <span key="offer">
        {t('bookings:offeredUntil', { moment: momentWords('en', offerEndsAt) })}
      </span>
    ),
    group === 'over' && state === 'lapsed' && <Tag key="lapsed">{t('bookings:states.lapsed')}</Tag>,
    group === 'over' && state === 'cancelled' && (
      <Tag key="cancelled">
        {t(`bookings:cancelledBy.${cancelledBy || 'family'}${late ? 'Late' : ''}`)}
      </Tag>
    ),
    attendance !== '' && (
      <Tag key="attendance" tone={attendance === 'came' ? 'good' : 'neutral'}>
        {t(`bookings:attendance.${attendance}`)}
      </Tag>
    ),
    toTellWords(booking) && <ToTell key="tell" booking={booking} />,
  ].filter(Boolean);
  if (marks.length === 0) return <span className="text-soft">{t('bookings:nothingToDo')}</span>;
  return <span className="flex flex-wrap gap-1.5">{marks}</span>;
}

/** Why somebody has to be told by phone; nothing where an email says it. */
function toTellWords({ cameBackAt, toTell, email, source }: BookingLine): string | null {
  if (cameBackAt) return 'cameBack';
  if (toTell) return 'toTell';
  return !email && source === 'staff' ? 'noEmail' : null;
}

/** That somebody has still to be told by phone, and why. */
function ToTell({ booking }: { booking: BookingLine }) {
  const { t } = useRunWords();
  const words = toTellWords(booking);
  return (
    words && <Tag tone={words === 'noEmail' ? 'neutral' : 'wait'}>{t(`bookings:${words}`)}</Tag>
  );
}
