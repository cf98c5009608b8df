import type { ReactNode } from 'react';
import { Tag, type Tone } from '~/components/layout';
import { formatList, isLanguage, useT } from '~/platform/i18n';
import { languageName } from '../../language-names';
import { dayOf, timeRange, whenWords } from '../../session-times';
import { sessionTitle } from '../../session-words';
import type { BookingLine, SessionLine } from '../run.view';

/** Words of sessions and bookings as staff read them: in English. */
export function useRunWords() {
  const t = useT();
  return {
    t,
    title: (session: SessionLine) => sessionTitle(session, 'en').text,
    when: ({ startsAt, endsAt }: SessionLine) => whenWords('en', startsAt, endsAt),
    times: ({ startsAt, endsAt }: SessionLine) => timeRange('en', startsAt, endsAt),
    day: (instant: string) => dayOf(instant),
    /** Where it is: a room and its venue, or the way in which people meet. */
    where: (session: SessionLine) =>
      [session.room, session.venue].filter(Boolean).join(', ') ||
      t(`sessions:modes.${session.mode}`),
    people: (session: SessionLine) =>
      formatList(
        'en',
        session.people.map(({ name }) => name),
      ),
    comes: ({ adults, children }: { adults: number; children: number }) =>
      formatList('en', [
        ...(adults > 0 ? [t('bookings:comes.adults', { count: adults })] : []),
        ...(children > 0 ? [t('bookings:comes.children', { count: children })] : []),
      ]),
    interpreter: ({ interpreter, interpreterOther }: Interpreted) =>
      interpreter === 'other' ? interpreterOther : languageName('en', interpreter),
    spoken: (code: string) => languageName('en', code),
    language: (code: string) => languageName('en', isLanguage(code) ? code : 'en'),
  };
}

type Interpreted = Pick<BookingLine, 'interpreter' | 'interpreterOther'>;

const tones: Record<BookingLine['state'], Tone> = {
  booked: 'good',
  offered: 'wait',
  waiting: 'info',
  lapsed: 'neutral',
  cancelled: 'neutral',
};

/** How a booking stands. */
export function BookingTag({ state }: Pick<BookingLine, 'state'>) {
  const t = useT();
  return <Tag tone={tones[state]}>{t(`bookings:states.${state}`)}</Tag>;
}

const interpreterTones: Record<string, Tone> = {
  asked: 'wait',
  arranged: 'good',
  'not-found': 'alert',
  'called-off': 'neutral',
};

/** How it stands with an interpreter. */
export function InterpreterTag({ state }: { state: string }) {
  const t = useT();
  return (
    <Tag tone={interpreterTones[state] ?? 'wait'}>
      {t(`bookings:interpreterStates.${state || 'asked'}`)}
    </Tag>
  );
}

/** What we may call whoever booked: their name, where they gave one, else the reference alone. */
export function Called({ booking, to }: { booking: BookingLine; to?: boolean }) {
  const { name, reference, id } = booking;
  const words: ReactNode = (
    <>
      <bdi dir="ltr">{reference}</bdi>
    </>
  );
  return (
    <>
      {to ? <a href={`/officer/sessions/booking/${id}`}>{words}</a> : words}
      {name && (
        <span className="block">
          <bdi>{name}</bdi>
        </span>
      )}
    </>
  );
}
