import { Button, ErrorSummary, FormInline, Select, type FormProblems } from '~/components/form';
import { BackLink, Banner, EmptyState, Tag } from '~/components/layout';
import { formatDay } from '~/platform/i18n';
import { INTERPRETERS } from '../../booking.codes';
import { dayOf } from '../../session-times';
import type { InterpretersView } from '../interpreters-pages.server';
import { INTERPRETER_STATES } from '../run.schema';
import { InterpreterForm } from './interpreter-form';
import { InterpreterTag, useRunWords } from './run-words';
import { signFirst } from './who-fields';

type InterpretersProps = InterpretersView & { problems?: FormProblems | null };

/** The interpreters that coming sessions need, day by day, to be arranged and to be printed. */
export function InterpretersPage(props: InterpretersProps) {
  const { t } = useRunWords();
  const { bookings, problems, done } = props;
  const days = [...new Set(bookings.map(({ session }) => dayOf(session.startsAt)))];
  const wrong = problems?.values.booking;
  return (
    <>
      {done && !problems && <Banner kind="success" title={t('bookings:interpreters.kept')} focus />}
      <BackLink to="/officer/sessions">{t('bookings:toHub')}</BackLink>
      <ErrorSummary
        problems={problems}
        errorsFrom="bookings:moves"
        idPrefix={typeof wrong === 'string' ? `i-${wrong}` : undefined}
      />
      <h1>{t('bookings:interpreters.title')}</h1>
      <p className="max-w-[42rem]">{t('bookings:interpreters.lead')}</p>
      <Filter {...props} />
      {bookings.length === 0 && <EmptyState title={t('bookings:interpreters.none')} />}
      {days.map((day) => (
        <section key={day} aria-labelledby={`d-${day}`} className="mb-6">
          <h2 id={`d-${day}`} className="text-lg">
            {formatDay('en', day)}
          </h2>
          <ul
            role="list"
            className="divide-y divide-line rounded-xl border border-line bg-surface ps-0"
          >
            {bookings
              .filter(({ session }) => dayOf(session.startsAt) === day)
              .map((booking) => (
                <Wanted key={booking.id} booking={booking} {...props} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Filter({ filter }: InterpretersView) {
  const { t, spoken } = useRunWords();
  return (
    <div className="mb-6 print:hidden">
      <FormInline
        id="filter"
        method="get"
        action="/officer/sessions/interpreters"
        saved={{ language: filter.language ?? '', state: filter.state ?? '' }}
        row
        hideSubmit
      >
        <Select
          name="language"
          label={t('bookings:interpreters.language')}
          width="short"
          emptyLabel={t('bookings:interpreters.all')}
          options={signFirst(INTERPRETERS).map((code) => ({
            value: code,
            label: code === 'other' ? t('bookings:who.otherLanguage') : spoken(code),
          }))}
        />
        <Select
          name="state"
          label={t('bookings:interpreters.state')}
          width="short"
          emptyLabel={t('bookings:interpreters.all')}
          options={INTERPRETER_STATES.map((code) => ({
            value: code,
            label: t(`bookings:interpreterStates.${code}`),
          }))}
        />
        <Button variant="secondary">{t('bookings:interpreters.show')}</Button>
      </FormInline>
    </div>
  );
}

/** Nobody comes to whom they would interpret. */
function isOver({ state, session }: InterpretersView['bookings'][number]): boolean {
  return state === 'cancelled' || state === 'lapsed' || session.state === 'cancelled';
}

type WantedProps = InterpretersProps & { booking: InterpretersView['bookings'][number] };

function Wanted({ booking, may, problems, filter }: WantedProps) {
  const { t, title, times, where, interpreter } = useRunWords();
  const { session, interpreterNote } = booking;
  const search = new URLSearchParams({
    ...(filter.language && { language: filter.language }),
    ...(filter.state && { state: filter.state }),
  });
  return (
    <li className="break-inside-avoid px-4 py-3 wrap-anywhere">
      <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>
          <bdi>{interpreter(booking)}</bdi>
        </strong>
        <InterpreterTag state={booking.interpreterState} />
        {isOver(booking) && <Tag tone="wait">{t('bookings:interpreters.callOff')}</Tag>}
      </p>
      <p className="mb-1">
        <a href={`/officer/sessions/session/${session.id}`}>
          <bdi>{title(session)}</bdi>
        </a>{' '}
        · {times(session)} · <bdi>{where(session)}</bdi>
      </p>
      <p className="mb-2 text-sm">
        <a href={`/officer/sessions/booking/${booking.id}`}>
          <bdi dir="ltr">{booking.reference}</bdi>
        </a>
        {booking.name && (
          <>
            {' · '}
            <bdi>{booking.name}</bdi>
          </>
        )}
        {booking.state !== 'booked' && ` · ${t(`bookings:states.${booking.state}`)}`}
      </p>
      {interpreterNote && (
        <p className={`mb-2 text-sm ${may.run ? 'hidden print:block' : ''}`}>
          <bdi>{interpreterNote}</bdi>
        </p>
      )}
      {may.run && (
        <div className="print:hidden">
          <InterpreterForm
            booking={booking}
            problems={problems}
            id={`i-${booking.id}`}
            action={`/officer/sessions/interpreters${search.size > 0 ? `?${search}` : ''}`}
          />
        </div>
      )}
    </li>
  );
}
