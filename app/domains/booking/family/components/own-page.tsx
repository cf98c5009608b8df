import { Button, ButtonLink, FormInline } from '~/components/form';
import { BackLink, Banner, EmptyState, Notice, Tag } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import type { OwnBooking } from '../../place/place.types';
import { dayOf, momentWords, whenWords } from '../../session-times';
import { bookingTitle } from './booking-facts';
import { DayTile } from './day-tile';
import { SaidText } from './said-text';
import { whereWords } from './session-facts';

export type OwnPageView = {
  bookings: OwnBooking[];
  /** The private calendar address; null where there is none. */
  feed: string | null;
  done: 'made' | 'stopped' | null;
};

/** All that a parent booked while signed in: coming, waiting and past. */
export function OwnPage({ bookings, feed, done }: OwnPageView) {
  const t = useT();
  const language = useLanguage();
  const waiting = bookings.filter(({ state, past }) => state !== 'booked' && !past);
  const coming = bookings.filter(({ state, past }) => state === 'booked' && !past);
  const past = bookings.filter((booking) => booking.past && booking.state === 'booked').reverse();
  const any = waiting.length + coming.length + past.length > 0;
  return (
    <div className="max-w-[48rem]">
      <BackLink to={`/${language}/family`} />
      {done && <Banner focus kind="success" title={t(`sessions:feed.${done}`)} />}
      <h1>{t('sessions:own.title')}</h1>
      <p className="text-lg">{t('sessions:own.lead')}</p>
      {!any && (
        <EmptyState title={t('sessions:own.none')}>
          <p>{t('sessions:own.noneText')}</p>
        </EmptyState>
      )}
      <Group title={t('sessions:own.waiting')} bookings={waiting} />
      <Group title={t('sessions:own.coming')} bookings={coming} />
      <Group title={t('sessions:own.past')} bookings={past} />
      <p className="mt-8">
        <ButtonLink to={`/${language}/sessions`} variant="secondary">
          {t('sessions:own.browse')}
        </ButtonLink>
      </p>
      <CalendarAddress feed={feed} />
    </div>
  );
}

function Group({ title, bookings }: { title: string; bookings: OwnBooking[] }) {
  if (bookings.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul role="list" className="space-y-4">
        {bookings.map((booking) => (
          <Own key={booking.id} booking={booking} />
        ))}
      </ul>
    </>
  );
}

function Own({ booking }: { booking: OwnBooking }) {
  const language = useLanguage();
  const { session } = booking;
  return (
    <li className="relative flex gap-4 rounded-xl border border-line bg-surface p-4 hover:border-edge hover:bg-tint sm:p-5">
      <DayTile day={dayOf(session.startsAt)} />
      <div className="min-w-0 flex-1">
        <h3 className="mt-0 mb-1 text-lg">
          <a
            href={`/${language}/booking/${booking.token}`}
            rel="noreferrer"
            className="wrap-anywhere after:absolute after:inset-0"
          >
            <SaidText said={bookingTitle(booking, language)} />
          </a>
        </h3>
        <p className="mb-1 font-semibold">
          {whenWords(language, session.startsAt, session.endsAt)}
        </p>
        <p className="mb-0">{whereWords(language, session)}</p>
        <OwnState booking={booking} />
      </div>
    </li>
  );
}

function OwnState({ booking }: { booking: OwnBooking }) {
  const t = useT();
  const language = useLanguage();
  if (booking.session.cancelled) {
    return (
      <p className="mt-2">
        <Tag tone="alert">{t('sessions:own.off')}</Tag>
      </p>
    );
  }
  if (booking.past) {
    return booking.feedbackGiven ? null : (
      <p className="mt-2 text-soft">{t('sessions:own.askFeedback')}</p>
    );
  }
  if (booking.state === 'offered') {
    return (
      <p className="mt-2">
        <Tag tone="good">{t('sessions:own.offered')}</Tag>{' '}
        {t('sessions:manage.offered.until', {
          when: momentWords(language, booking.offerEndsAt ?? booking.session.startsAt),
        })}
      </p>
    );
  }
  if (booking.state !== 'waiting') return null;
  return (
    <p className="mt-2">
      <Tag tone="wait">{t('sessions:own.inLine')}</Tag>
    </p>
  );
}

function CalendarAddress({ feed }: { feed: string | null }) {
  const t = useT();
  return (
    <section aria-labelledby="feed" className="mt-10">
      <h2 id="feed">{t('sessions:feed.title')}</h2>
      <p>{t('sessions:feed.lead')}</p>
      <Notice tone="wait">{t('sessions:feed.warning')}</Notice>
      {feed === null ? (
        <FormInline hideSubmit>
          <Button name="intent" value="make" variant="secondary">
            {t('sessions:feed.make')}
          </Button>
        </FormInline>
      ) : (
        <>
          <label htmlFor="feed-address" className="mb-1 block font-semibold">
            {t('sessions:feed.yours')}
          </label>
          <p id="feed-hint" className="mb-2 text-sm text-soft">
            {t('sessions:feed.copy')}
          </p>
          <textarea
            id="feed-address"
            readOnly
            rows={3}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="feed-hint"
            defaultValue={feed}
            className="mb-4 block w-full rounded-md border-2 border-edge bg-surface px-3 py-1.5 break-all"
          />
          <p>{t('sessions:feed.stopText')}</p>
          <FormInline hideSubmit>
            <Button name="intent" value="stop" variant="secondary">
              {t('sessions:feed.stop')}
            </Button>
          </FormInline>
        </>
      )}
    </section>
  );
}
