import { ErrorSummary, FormInline, Hidden, type FormProblems } from '~/components/form';
import { BackLink, Banner, EmptyState, Ltr, SummaryCard, Tag } from '~/components/layout';
import type { TellView } from '../tell-pages.server';
import { Offer } from './booking-page';
import { useRunWords } from './run-words';

type TellProps = TellView & { problems?: FormProblems | null };

const here = '/officer/sessions/tell';

/** Families whom no email reaches, soonest first: what to say, whom to call, and that it was said. */
export function TellPage({ bookings, onlyCameBack, may, done, problems }: TellProps) {
  const { t } = useRunWords();
  return (
    <>
      {done && !problems && <Banner kind="success" title={t(`bookings:tell.done.${done}`)} focus />}
      <BackLink to="/officer/sessions">{t('bookings:toHub')}</BackLink>
      <ErrorSummary problems={problems} errorsFrom="bookings:moves" />
      <h1>{t('bookings:tell.title')}</h1>
      <p className="max-w-[42rem]">{t('bookings:tell.lead')}</p>
      <p>
        <a
          href={onlyCameBack ? here : `${here}?came-back=1`}
          className="inline-flex min-h-11 items-center"
        >
          {t(onlyCameBack ? 'bookings:tell.all' : 'bookings:tell.onlyCameBack')}
        </a>
      </p>
      {bookings.length === 0 && <EmptyState title={t('bookings:tell.none')} />}
      {bookings.map((booking) => (
        <ToTellCard key={booking.id} booking={booking} mayRun={may.run} />
      ))}
    </>
  );
}

type Row = TellView['bookings'][number];

function ToTellCard({ booking, mayRun }: { booking: Row; mayRun: boolean }) {
  const { t, title, when, comes, language, interpreter } = useRunWords();
  const { id, reference, name, phone, session, offerEndsAt, past } = booking;
  const code = booking.toTell || 'email-came-back';
  return (
    <SummaryCard
      title={
        <>
          {name && (
            <>
              <bdi>{name}</bdi>,{' '}
            </>
          )}
          <a href={`/officer/sessions/booking/${id}`}>
            <bdi dir="ltr">{reference}</bdi>
          </a>
        </>
      }
      actions={
        <span className="flex flex-wrap gap-2">
          {booking.cameBackAt && <Tag tone="wait">{t('bookings:cameBack')}</Tag>}
          {past && <Tag>{t('bookings:tell.past')}</Tag>}
        </span>
      }
    >
      <p className="mb-1">
        <strong>{t(`bookings:say.${code}.text`)}</strong>
      </p>
      <p className="mb-1">
        <bdi>{title(session)}</bdi> · {when(session)} · {comes(booking)}
      </p>
      <p className="mb-3">
        {phone ? (
          <>
            {t('bookings:tell.call')}{' '}
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              <Ltr>{phone}</Ltr>
            </a>
          </>
        ) : (
          t('bookings:tell.noPhone')
        )}
        {booking.language !== 'en' && (
          <> · {t('bookings:readsIn', { language: language(booking.language) })}</>
        )}
        {booking.interpreter && (
          <>
            {' '}
            · {t('bookings:needs.interpreter')} <bdi>{interpreter(booking)}</bdi>
          </>
        )}
        {booking.family && (
          <>
            {' '}
            ·{' '}
            <a href={`/officer/family/${booking.family.id}`}>
              <bdi>{t('bookings:family', { name: booking.family.name })}</bdi>
            </a>
          </>
        )}
      </p>
      {mayRun && booking.state === 'offered' && offerEndsAt && (
        <Offer booking={booking} offerEndsAt={offerEndsAt} action={here} />
      )}
      {mayRun && (
        <FormInline
          id={`told-${id}`}
          action={here}
          submitVariant="secondary"
          submitLabel={
            <>
              {t(booking.state === 'offered' ? 'bookings:tell.thinking' : 'bookings:tell.mark')}
              <span className="sr-only"> {reference}</span>
            </>
          }
        >
          <Hidden name="intent" value="told" />
          <Hidden name="booking" value={id} />
          <Hidden name="seen" value={booking.seen} />
        </FormInline>
      )}
    </SummaryCard>
  );
}
