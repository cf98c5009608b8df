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
  return (
    <ul role="list" className="mb-0 space-y-1 ps-0">
      {booking.interpreter && (
        <li>
          {t('bookings:needs.interpreter')} <bdi>{interpreter(booking)}</bdi>{' '}
          <InterpreterTag state={booking.interpreterState} />
        </li>
      )}
      {booking.spoken && booking.spoken !== 'en' && (
        <li>{t('bookings:needs.spoken', { language: spoken(booking.spoken) })}</li>
      )}
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
  return (
    <span className="flex flex-wrap gap-1.5">
      {group === 'offered' && offerEndsAt && (
        <span>{t('bookings:offeredUntil', { moment: momentWords('en', offerEndsAt) })}</span>
      )}
      {group === 'over' && state === 'lapsed' && <Tag>{t('bookings:states.lapsed')}</Tag>}
      {group === 'over' && state === 'cancelled' && (
        <Tag>{t(`bookings:cancelledBy.${cancelledBy || 'family'}${late ? 'Late' : ''}`)}</Tag>
      )}
      {attendance && (
        <Tag tone={attendance === 'came' ? 'good' : 'neutral'}>
          {t(`bookings:attendance.${attendance}`)}
        </Tag>
      )}
      <ToTell booking={booking} />
    </span>
  );
}

/** That somebody has still to be told by phone, and why. */
export function ToTell({ booking }: { booking: BookingLine }) {
  const { t } = useRunWords();
  if (booking.cameBackAt) return <Tag tone="wait">{t('bookings:cameBack')}</Tag>;
  if (booking.toTell) return <Tag tone="wait">{t('bookings:toTell')}</Tag>;
  if (!booking.email && booking.source === 'staff') return <Tag>{t('bookings:noEmail')}</Tag>;
  return null;
}
