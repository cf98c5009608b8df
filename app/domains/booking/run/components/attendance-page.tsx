import {
  FormPage,
  Hidden,
  Radios,
  TextArea,
  TextField,
  type FormProblems,
} from '~/components/form';
import { BackLink, Details, Notice } from '~/components/layout';
import type { AttendanceView } from '../attendance-pages.server';
import type { BookingLine } from '../run.view';
import { useRunWords } from './run-words';

export type AttendanceProps = AttendanceView & { problems?: FormProblems | null };

/** Who came to a session, in one form; and what was promised. Not coming counts against nobody. */
export function AttendancePage(props: AttendanceProps) {
  const { t, title, when } = useRunWords();
  const { session, bookings, open, problems } = props;
  const to = `/officer/sessions/session/${session.id}`;
  const caption = (
    <>
      <bdi>{title(session)}</bdi> · {when(session)}
    </>
  );
  if (!open)
    return (
      <>
        <BackLink to={to}>{t('bookings:toSession')}</BackLink>
        <p className="mb-1 font-semibold text-soft">{caption}</p>
        <h1>{t('bookings:record.title')}</h1>
        <Notice>
          {t(`bookings:record.${session.state === 'cancelled' ? 'cancelled' : 'notYet'}`)}
        </Notice>
      </>
    );
  const recorded = session.attendanceDoneAt !== null;
  return (
    <FormPage
      title={t(recorded ? 'bookings:record.correct' : 'bookings:record.title')}
      caption={caption}
      backTo={to}
      problems={problems}
      saved={savedOf(props)}
      errorsFrom="bookings:record"
      submitLabel={t('bookings:record.submit')}
      lead={
        <>
          <p>{t('bookings:record.lead')}</p>
          <p>{t('bookings:choice')}</p>
        </>
      }
    >
      <Hidden name="version" value={session.version} />
      {bookings.length === 0 && <p>{t('bookings:record.nobodyBooked')}</p>}
      {bookings.map((booking, at) => (
        <OneBooking key={booking.id} booking={booking} at={at} />
      ))}
      {session.shape === 'event' && (
        <TextField
          name="walkIns"
          label={t('bookings:record.walkIns')}
          hint={t('bookings:record.walkInsHint')}
          inputMode="numeric"
          width="tiny"
        />
      )}
      <TextArea
        name="promised"
        label={t('bookings:record.promised')}
        hint={t('bookings:record.promisedHint')}
        rows={4}
      />
    </FormPage>
  );
}

function savedOf({ session, bookings }: AttendanceView) {
  return {
    walkIns: String(session.walkIns),
    promised: session.promised,
    ...Object.fromEntries(
      bookings.flatMap(({ attendance, promised }, at) => [
        [`came[${at}]`, attendance],
        [`promised[${at}]`, promised],
      ]),
    ),
  };
}

function OneBooking({ booking, at }: { booking: BookingLine; at: number }) {
  const { t, comes } = useRunWords();
  const { id, name, reference, promised } = booking;
  return (
    <div>
      <input type="hidden" name="about" value={id} autoComplete="off" />
      <Radios
        name={`came[${at}]`}
        inline
        label={
          <>
            {name && (
              <>
                <bdi>{name}</bdi>,{' '}
              </>
            )}
            <bdi dir="ltr">{reference}</bdi>
            <span className="font-normal text-soft"> · {comes(booking)}</span>
          </>
        }
        options={(['came', 'not-come'] as const).map((value) => ({
          value,
          label: t(`bookings:attendance.${value}`),
        }))}
      />
      <div className="mt-2">
        <Details
          summary={
            <>
              {t('bookings:record.promisedOne')}
              <span className="sr-only"> {reference}</span>
            </>
          }
          open={promised !== ''}
        >
          <TextArea
            name={`promised[${at}]`}
            label={t('bookings:record.promisedTo')}
            hint={t('bookings:record.promisedToHint')}
            rows={2}
          />
        </Details>
      </div>
    </div>
  );
}
