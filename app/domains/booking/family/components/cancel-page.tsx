import { Button, FormPage } from '~/components/form';
import { Notice } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import type { BookingView } from '../../place/place.types';
import { whenWords } from '../../session-times';
import { bookingTitle } from './booking-facts';
import { SaidText } from './said-text';

export type CancelView = { booking: BookingView; here: string };

/** The last question before a place or a turn is given back. No reason is asked for. */
export function CancelPage({ booking, here }: CancelView) {
  const t = useT();
  const language = useLanguage();
  const { session } = booking;
  const inLine = booking.state !== 'booked';
  const late = !inLine && !booking.changeable;
  return (
    <FormPage
      title={t(inLine ? 'sessions:cancel.titleWait' : 'sessions:cancel.title')}
      caption={<SaidText said={bookingTitle(booking, language)} />}
      backTo={here}
      hideSubmit
      lead={
        <>
          <p className="font-semibold">{whenWords(language, session.startsAt, session.endsAt)}</p>
          {late && <Notice>{t('sessions:cancel.late')}</Notice>}
          <p>{t('sessions:cancel.lead')}</p>
          {!inLine && !session.cancelled && session.shape === 'event' && (
            <p>{t('sessions:cancel.goes')}</p>
          )}
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <Button variant="warning">
          {t(inLine ? 'sessions:cancel.submitWait' : 'sessions:cancel.submit')}
        </Button>
        <a href={here} className="inline-flex min-h-11 items-center">
          {t('sessions:cancel.back')}
        </a>
      </div>
    </FormPage>
  );
}
