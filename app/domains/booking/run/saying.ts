import { directionOf, translatorFor, type Language } from '~/platform/i18n';
import { languageName } from '../language-names';
import { whenWords } from '../session-times';
import { sessionTitle } from '../session-words';
import type { BookingLine, SessionFacts } from './run.view';

/** What is read out to a family on the telephone, in one language. */
export type Saying = {
  language: Language;
  direction: 'ltr' | 'rtl';
  title: string;
  when: string;
  /** Where people meet, or how. */
  where: string;
  interpreter: string;
};

/**
 * The facts of a booking as they are read out. The exact place comes only with a place that is booked, as
 * in an email.
 */
export function sayingOf(
  language: Language,
  booking: Pick<BookingLine, 'state' | 'interpreter' | 'interpreterOther'>,
  session: SessionFacts,
): Saying {
  const t = translatorFor(language);
  const exact =
    booking.state === 'booked'
      ? [session.room, session.venue, ...session.addressLines].filter((part) => part !== null)
      : [];
  const place = session.mode === 'venue' && exact.length > 0 ? exact : [];
  return {
    language,
    direction: directionOf(language),
    title: sessionTitle(session, language).text,
    when: whenWords(language, session.startsAt, session.endsAt),
    where: place.length > 0 ? place.join(', ') : t(`sessions:modes.${session.mode}`),
    interpreter: interpreterIn(language, booking),
  };
}

function interpreterIn(
  language: Language,
  { interpreter, interpreterOther }: Pick<BookingLine, 'interpreter' | 'interpreterOther'>,
): string {
  if (interpreter === '') return '';
  if (interpreter === 'other') return interpreterOther;
  return languageName(language, interpreter);
}
