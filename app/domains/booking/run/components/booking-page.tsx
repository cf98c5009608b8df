import { ErrorSummary, FormInline, Hidden, type FormProblems } from '~/components/form';
import { BackLink, Banner, Details, Ltr, Notice, SummaryList, Tag } from '~/components/layout';
import { formatMoment } from '~/platform/i18n';
import { momentWords } from '../../session-times';
import type { BookingPageView } from '../booking-pages.server';
import { BookingHistory } from './booking-history';
import { ChangeForm } from './change-form';
import { InterpreterForm } from './interpreter-form';
import { MoveForm } from './move-form';
import { ReadOut } from './read-out';
import { BookingTag, useRunWords } from './run-words';

export type BookingPageProps = BookingPageView & { problems?: FormProblems | null };

const news = [
  'booked',
  'waiting',
  'changed',
  'moved',
  'cancelled',
  'accepted',
  'declined',
  'told',
  'interpreter',
];

/** One booking: what it says, what is to be read out, what can be done, and what happened. */
export function BookingPage(props: BookingPageProps) {
  const { t, title, when } = useRunWords();
  const { booking, session, problems, may } = props;
  const done = !problems && news.find((code) => code === props.done);
  const intent = problems?.values.intent;
  return (
    <>
      {done && <Banner kind="success" title={t(`bookings:booking.done.${done}`)} focus />}
      <BackLink to={`/officer/sessions/session/${session.id}`}>{t('bookings:toSession')}</BackLink>
      <ErrorSummary
        problems={problems}
        errorsFrom="bookings:moves"
        idPrefix={typeof intent === 'string' ? intent : undefined}
      />
      <h1 className="mb-1">
        {t('bookings:booking.title')} <Ltr>{booking.reference}</Ltr>
      </h1>
      <p className="text-lg">
        <bdi>{title(session)}</bdi> · {when(session)}
      </p>
      <p className="flex flex-wrap gap-2">
        <BookingTag state={booking.state} />
        {session.state === 'cancelled' && (
          <Tag tone="alert">{t('bookings:booking.sessionCancelled')}</Tag>
        )}
        {booking.attendance && <Tag>{t(`bookings:attendance.${booking.attendance}`)}</Tag>}
      </p>
      {may.run && <ReadOut {...props} />}
      <Facts {...props} />
      {may.run && <Moves {...props} />}
      <BookingHistory lines={props.history} />
    </>
  );
}

function Facts({ booking }: BookingPageProps) {
  const { t, comes, interpreter, spoken, language } = useRunWords();
  const { family, phone, email, name } = booking;
  const row = (key: string, value: React.ReactNode) =>
    value ? [{ key: t(`bookings:booking.facts.${key}`), value }] : [];
  return (
    <section aria-labelledby="facts" className="mb-8 max-w-[48rem]">
      <h2 id="facts">{t('bookings:booking.facts.title')}</h2>
      {booking.clearedAt && <Notice>{t('bookings:booking.cleared')}</Notice>}
      <SummaryList
        rows={[
          ...row('name', name && <bdi>{name}</bdi>),
          ...row(
            'family',
            family && (
              <a href={`/officer/family/${family.id}`}>
                <bdi>{family.name}</bdi>
              </a>
            ),
          ),
          ...row('comes', comes(booking)),
          ...row('phone', phone && <Ltr>{phone}</Ltr>),
          ...row('email', email ? <Ltr>{email}</Ltr> : t('bookings:noEmail')),
          ...row('language', language(booking.language)),
          ...row('spoken', booking.spoken && spoken(booking.spoken)),
          ...row('interpreter', booking.interpreter && <bdi>{interpreter(booking)}</bdi>),
          ...row('needs', booking.accessNeeds && <bdi>{booking.accessNeeds}</bdi>),
          ...row('topic', booking.topic && <bdi>{booking.topic}</bdi>),
          ...row('where', booking.whereText && <bdi>{booking.whereText}</bdi>),
          ...row(
            'source',
            `${t(`bookings:sources.${booking.source}`)}, ${formatMoment('en', booking.createdAt)}`,
          ),
          ...row(
            'told',
            booking.toldAt && (
              <>
                {formatMoment('en', booking.toldAt)} <bdi>{booking.toldBy}</bdi>
              </>
            ),
          ),
          ...row('promised', booking.promised && <bdi>{booking.promised}</bdi>),
        ]}
      />
    </section>
  );
}

/** What can be done about it, as the family asks for it. */
function Moves(props: BookingPageProps) {
  const { t, interpreter } = useRunWords();
  const { booking, session, begun, problems } = props;
  const stands = ['booked', 'offered', 'waiting'].includes(booking.state);
  const called = session.state === 'cancelled';
  if (!stands || (begun && !called)) return null;
  const leave = booking.state === 'booked' ? 'cancel' : 'leave';
  return (
    <section aria-labelledby="moves" className="mb-8 max-w-[42rem]">
      <h2 id="moves">{t('bookings:moves.title')}</h2>
      {booking.state === 'offered' && booking.offerEndsAt && (
        <Offer booking={booking} offerEndsAt={booking.offerEndsAt} />
      )}
      {booking.interpreter && !called && (
        <div className="mb-6">
          <h3 className="text-base">
            {t('bookings:needs.interpreter')} <bdi>{interpreter(booking)}</bdi>
          </h3>
          <InterpreterForm booking={booking} problems={problems} />
        </div>
      )}
      <MoveForm {...props} />
      {!called && <ChangeForm booking={booking} problems={problems} />}
      <Details summary={t(`bookings:moves.${leave}.summary`)}>
        <p>{t(`bookings:moves.${leave}.lead`)}</p>
        <FormInline
          id="cancel"
          submitLabel={t(`bookings:moves.${leave}.submit`)}
          submitVariant="warning"
        >
          <Hidden name="intent" value="cancel" />
          <Hidden name="seen" value={booking.seen} />
        </FormInline>
      </Details>
    </section>
  );
}

type OfferProps = { booking: BookingPageProps['booking']; offerEndsAt: string; action?: string };

/** An offered place, taken or let go for the family. */
export function Offer({ booking, offerEndsAt, action }: OfferProps) {
  const { t } = useRunWords();
  const id = (name: string) => (action ? `${name}-${booking.id}` : name);
  return (
    <div className="mb-6">
      <p>{t('bookings:moves.offer.lead', { moment: momentWords('en', offerEndsAt) })}</p>
      <div className="flex flex-wrap gap-4">
        {(['accept', 'decline'] as const).map((intent) => (
          <FormInline
            key={intent}
            id={id(intent)}
            action={action}
            submitLabel={t(`bookings:moves.offer.${intent}`)}
            submitVariant={intent === 'accept' ? 'primary' : 'secondary'}
          >
            <Hidden name="intent" value={intent} />
            <Hidden name="booking" value={booking.id} />
            <Hidden name="seen" value={booking.seen} />
          </FormInline>
        ))}
      </div>
    </div>
  );
}
