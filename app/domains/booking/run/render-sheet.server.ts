import { formatList, translatorFor } from '~/platform/i18n';
import { profile } from '~/platform/config/environment.server';
import { isolate, oneLine } from '~/platform/documents/printable-text';
import { renderPdf } from '~/platform/documents/render-pdf.server';
import { languageName } from '../language-names';
import { whenWords } from '../session-times';
import { sessionTitle } from '../session-words';
import registrationSheet from './registration-sheet.typ?raw';
import type { BookingLine, SessionFacts } from './run.view';

const t = translatorFor('en');

/** Names and words of people in lines of their own direction. */
const said = (text: string) => isolate(oneLine(text), 'ltr');

function needsOf(booking: BookingLine): string[] {
  const { interpreter, interpreterOther, interpreterState, accessNeeds, topic } = booking;
  const language = interpreter === 'other' ? interpreterOther : languageName('en', interpreter);
  return [
    interpreter &&
      `${t('bookings:needs.interpreter')} ${said(language)} (${t(`bookings:interpreterStates.${interpreterState || 'asked'}`)})`,
    booking.spoken &&
      booking.spoken !== 'en' &&
      t('bookings:needs.spoken', { language: languageName('en', booking.spoken) }),
    accessNeeds && said(accessNeeds),
    topic && `${t('bookings:needs.topic')} ${said(topic)}`,
  ].filter((need) => typeof need === 'string' && need !== '') as string[];
}

function rowOf(booking: BookingLine) {
  const { adults, children } = booking;
  return {
    reference: booking.reference,
    name: said(booking.name).trim() === '' ? '' : said(booking.name),
    comes: formatList('en', [
      ...(adults > 0 ? [t('bookings:comes.adults', { count: adults })] : []),
      ...(children > 0 ? [t('bookings:comes.children', { count: children })] : []),
    ]),
    needs: needsOf(booking),
  };
}

/**
 * The registration sheet of a session, to be printed: who has a place and who waits, by reference and by
 * the name that they gave, with a box each. No child is named, and nothing says whose family it is.
 */
export function renderSheet(
  session: SessionFacts,
  bookings: readonly BookingLine[],
): Promise<Uint8Array> {
  const title = sessionTitle(session, 'en').text;
  const when = whenWords('en', session.startsAt, session.endsAt);
  const where =
    [session.room, session.venue, ...session.addressLines].filter(Boolean).join(', ') ||
    t(`sessions:modes.${session.mode}`);
  const group = (state: BookingLine['state'], words: string) => ({
    title: t(`bookings:sheet.${words}`),
    rows: bookings.filter((booking) => booking.state === state).map(rowOf),
  });
  const waiting = group('waiting', 'waiting');
  const data = {
    council: profile().council.name,
    title: oneLine(title),
    facts: [
      { label: t('bookings:sheet.when'), value: when },
      { label: t('bookings:sheet.where'), value: said(where) },
      {
        label: t('bookings:sheet.people'),
        value: said(
          formatList(
            'en',
            session.people.map(({ name }) => name),
          ),
        ),
      },
    ],
    groups: [group('booked', 'booked'), ...(waiting.rows.length > 0 ? [waiting] : [])],
    labels: {
      who: t('bookings:sheet.who'),
      comes: t('bookings:sheet.comes'),
      needs: t('bookings:sheet.needs'),
      here: t('bookings:sheet.here'),
      nobody: t('bookings:sheet.nobody'),
      walkIns: t('bookings:sheet.walkIns'),
      walkInsHint: t('bookings:sheet.walkInsHint'),
      private: t('bookings:sheet.private'),
      page: t('bookings:sheet.page', { page: '{page}', pages: '{pages}' }),
    },
  };
  return renderPdf(registrationSheet, data, {
    language: 'en',
    title: `${t('bookings:sheet.title')}: ${oneLine(title)}`,
  });
}
