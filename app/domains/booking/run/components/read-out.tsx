import { FormInline, Hidden } from '~/components/form';
import { Ltr, Notice } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { momentWords } from '../../session-times';
import type { BookingPageProps } from './booking-page';
import { useRunWords } from './run-words';

/**
 * What has to be said by phone, where no email says it: the reference, the times and the place, in
 * English and in the family's language, for whoever interprets on the line.
 */
export function ReadOut({ booking, session, begun, saying, done }: BookingPageProps) {
  const { t, language } = useRunWords();
  const fresh = done === 'booked' || done === 'waiting';
  const toTell = booking.toTell || (booking.cameBackAt ? 'email-came-back' : '');
  const stands =
    ['booked', 'offered', 'waiting'].includes(booking.state) &&
    !begun &&
    session.state !== 'cancelled';
  const byPhone = toTell !== '' || (booking.email === null && stands);
  if (!byPhone && !fresh) return null;
  return (
    <section aria-labelledby="read-out" className="mb-8 max-w-[48rem]">
      <h2 id="read-out">{t(byPhone ? 'bookings:readOut.title' : 'bookings:readOut.emailed')}</h2>
      {byPhone && stands && <p>{t('bookings:readOut.lead')}</p>}
      {toTell && (
        <Notice tone="wait">
          <p className="mb-0 font-semibold">{t(`bookings:say.${toTell}.text`)}</p>
          {booking.offerEndsAt && (
            <p className="mb-0">
              {t('bookings:offeredUntil', { moment: momentWords('en', booking.offerEndsAt) })}
            </p>
          )}
        </Notice>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {[saying.english, saying.own].map(
          (said) =>
            said && (
              <div
                key={said.language}
                lang={said.language}
                dir={said.direction}
                className="rounded-xl border border-line bg-surface px-5 py-4"
              >
                {saying.own && (
                  <p lang="en" dir="ltr" className="mb-2 text-sm text-soft">
                    {language(said.language)}
                  </p>
                )}
                <p className="mb-1 text-xl font-bold">
                  <Ltr>{booking.reference}</Ltr>
                </p>
                <p className="mb-1 font-semibold">
                  <bdi>{said.title}</bdi>
                </p>
                <p className="mb-1">{said.when}</p>
                <p className="mb-0">
                  <bdi>{said.where}</bdi>
                </p>
                {said.interpreter && <p className="mb-0">{isolate(said.interpreter)}</p>}
              </div>
            ),
        )}
      </div>
      {toTell && (
        <div className="mt-4">
          <FormInline id="told" submitLabel={t('bookings:tell.mark')} submitVariant="secondary">
            <Hidden name="intent" value="told" />
            <Hidden name="booking" value={booking.id} />
            <Hidden name="seen" value={booking.seen} />
          </FormInline>
        </div>
      )}
    </section>
  );
}
