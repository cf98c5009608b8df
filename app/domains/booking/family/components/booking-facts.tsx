import { Ltr, SummaryList, UserText, type SummaryRow } from '~/components/layout';
import { formatList, useLanguage, useT, type Language, type Translate } from '~/platform/i18n';
import { languageName } from '../../language-names';
import type { BookingView } from '../../place/place.types';
import { lengthWords, whenWords } from '../../session-times';
import { sessionBring, sessionTitle, textOf, type Said } from '../../session-words';
import { AccessList } from './access-list';
import { SaidBlock } from './said-text';
import { whereWords } from './session-facts';

/** What the session of a booking is called. */
export function bookingTitle({ session }: Pick<BookingView, 'session'>, language: Language): Said {
  return sessionTitle(session, language);
}

/** When, where and who: all that the booking says, to whoever has its link. */
export function BookingFacts({ booking }: { booking: BookingView }) {
  const t = useT();
  const language = useLanguage();
  const { session } = booking;
  const bring = sessionBring(session, language);
  const getting = textOf(session.getting, language);
  const rows: (SummaryRow | false)[] = [
    {
      key: t('sessions:event.when'),
      value: (
        <>
          <p className="font-semibold">{whenWords(language, session.startsAt, session.endsAt)}</p>
          <p className="text-soft">{lengthWords(language, session.startsAt, session.endsAt)}</p>
        </>
      ),
    },
    { key: t('sessions:manage.where'), value: <Where booking={booking} /> },
    !booking.past &&
      getting.text !== '' && {
        key: t('sessions:event.getting'),
        value: <SaidBlock said={getting} />,
      },
    !booking.past &&
      session.access.length > 0 && {
        key: t('sessions:event.access'),
        value: <AccessList features={session.access} />,
      },
    !booking.past &&
      bring.text !== '' && {
        key: t('sessions:event.bring'),
        value: <SaidBlock said={bring} />,
      },
    ...whoRows(booking, t, language),
    { key: t('sessions:manage.reference'), value: <Ltr>{booking.reference}</Ltr> },
  ];
  return <SummaryList rows={rows.filter((row): row is SummaryRow => row !== false)} />;
}

function Where({ booking }: { booking: BookingView }) {
  const t = useT();
  const language = useLanguage();
  const { session, place, joinLink, who } = booking;
  if (session.mode === 'phone') {
    return (
      <p>
        {t('sessions:manage.phoneAt')} <Ltr>{who.phone}</Ltr>
      </p>
    );
  }
  if (session.mode === 'visit') {
    return (
      <>
        <p>{t('sessions:manage.visitAt')}</p>
        <UserText>{who.whereText}</UserText>
      </>
    );
  }
  const exact = booking.state === 'booked' && !booking.past && !session.cancelled;
  return (
    <>
      <p>{whereWords(language, session)}</p>
      {place && (
        <address className="not-italic">
          {placeLines(place).map((line, index) => (
            <span key={index} className="block">
              <bdi>{line}</bdi>
            </span>
          ))}
        </address>
      )}
      {exact && session.mode === 'venue' && !place && <p>{t('sessions:manage.placeLater')}</p>}
      {joinLink && (
        <>
          <p>
            <a href={joinLink} rel="noreferrer">
              {t('sessions:manage.joinGo')}
            </a>
          </p>
          <p className="text-sm text-soft">{t('sessions:manage.joinKeep')}</p>
        </>
      )}
      {exact && session.mode === 'online' && !joinLink && <p>{t('sessions:manage.joinLater')}</p>}
    </>
  );
}

/** The name of a venue is often the first line of its address too, and is said once. */
function placeLines({ venue, room, addressLines }: NonNullable<BookingView['place']>): string[] {
  return [venue, room, ...addressLines.filter((line) => line !== venue)].filter(Boolean);
}

function whoRows({ who, session }: BookingView, t: Translate, language: Language): SummaryRow[] {
  const interpreter =
    who.interpreter === 'other' ? who.interpreterOther : languageName(language, who.interpreter);
  const text = (key: string, value: string): SummaryRow[] =>
    value === '' ? [] : [{ key: t(key), value: <UserText>{value}</UserText> }];
  const counted = [
    who.adults > 0 && t('sessions:manage.adults', { count: who.adults }),
    who.children > 0 && t('sessions:manage.children', { count: who.children }),
  ].filter((part): part is string => part !== false);
  return [
    ...(session.mode === 'phone'
      ? []
      : [{ key: t('sessions:manage.people'), value: formatList(language, counted) }]),
    ...text('sessions:manage.name', who.name),
    ...(who.spoken
      ? [{ key: t('sessions:manage.spoken'), value: languageName(language, who.spoken) }]
      : []),
    ...(who.interpreter
      ? [
          {
            key: t('sessions:manage.interpreter'),
            value: t('sessions:manage.interpreterAsked', { language: interpreter }),
          },
        ]
      : []),
    ...text('sessions:manage.access', who.accessNeeds),
    ...text('sessions:manage.topic', who.topic),
  ];
}
