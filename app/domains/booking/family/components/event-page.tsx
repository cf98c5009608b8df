import { ButtonLink } from '~/components/form';
import { BackLink, Notice, SummaryList, type SummaryRow } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import type { Bookable } from '../../place/place.rules';
import { lengthWords, momentWords, whenWords } from '../../session-times';
import { sessionAbout, sessionBring, textOf } from '../../session-words';
import type { SessionDetails } from '../sessions.view';
import { AccessList } from './access-list';
import { CallUs } from './call-us';
import { SaidBlock, SaidText } from './said-text';
import { placesWords, spokenWords, titleOf, whereWords } from './session-facts';

export type EventView = {
  session: SessionDetails;
  bookable: Bookable;
  /** Instants until which it can be booked, and changed or cancelled by link. */
  bookUntil: string;
  changeUntil: string;
  now: number;
};

/** One session, to read and to share. Where exactly it is comes with a place in it. */
export function EventPage({ session, bookable, bookUntil, changeUntil, now }: EventView) {
  const t = useT();
  const language = useLanguage();
  return (
    <div className="max-w-[48rem]">
      <BackLink to={`/${language}/sessions`}>{t('sessions:event.caption')}</BackLink>
      <h1>
        <SaidText said={titleOf(session, language)} />
      </h1>
      <div className="mb-6 text-lg">
        <SaidBlock said={sessionAbout(session, language)} />
      </div>
      <Way session={session} bookable={bookable} />
      <SummaryList rows={useRows(session, bookUntil, changeUntil, now)} />
      <h2>{t('sessions:event.choiceTitle')}</h2>
      <p>{t('sessions:event.choice')}</p>
      <p>{t('sessions:event.children')}</p>
      <p>{t('sessions:event.share')}</p>
    </div>
  );
}

function Way({ session, bookable }: Pick<EventView, 'session' | 'bookable'>) {
  const t = useT();
  const language = useLanguage();
  if (bookable.kind === 'not-open-yet') {
    return (
      <Notice>
        <p className="font-semibold">
          {t('sessions:event.notOpen', { when: momentWords(language, bookable.opensAt) })}
        </p>
        <p>{t('sessions:event.notOpenText')}</p>
      </Notice>
    );
  }
  if (bookable.kind !== 'yes') {
    return (
      <Notice tone="wait">
        <p className="font-semibold">{t('sessions:event.tooLate')}</p>
        <p>{t('sessions:event.tooLateText')}</p>
        <CallUs />
      </Notice>
    );
  }
  const full = session.left === 0;
  return (
    <div className="mb-8">
      {full && (
        <Notice tone="wait">
          <p className="font-semibold">{t('sessions:event.lineTitle')}</p>
          <p>{t('sessions:event.lineText')}</p>
        </Notice>
      )}
      {session.signedIn && <p>{t('sessions:event.signIn')}</p>}
      <ButtonLink to={`/${language}/sessions/event/${session.id}/book`}>
        {t(full ? 'sessions:event.wait' : 'sessions:event.book')}
      </ButtonLink>
    </div>
  );
}

function useRows(
  session: SessionDetails,
  bookUntil: string,
  changeUntil: string,
  now: number,
): SummaryRow[] {
  const t = useT();
  const language = useLanguage();
  const getting = textOf(session.getting, language);
  const bring = sessionBring(session, language);
  const { startsAt, endsAt } = session;
  const rows: (SummaryRow | false)[] = [
    { key: t('sessions:event.when'), value: whenWords(language, startsAt, endsAt) },
    { key: t('sessions:event.length'), value: lengthWords(language, startsAt, endsAt) },
    { key: t('sessions:event.whom'), value: <Whom audience={session.audience} /> },
    {
      key: t('sessions:event.languages'),
      value: (
        <>
          {session.languages.length > 0 && <p>{spokenWords(language, session.languages)}</p>}
          <p className="text-soft">{t('sessions:event.interpreter')}</p>
        </>
      ),
    },
    { key: t('sessions:event.where'), value: <Where session={session} /> },
    getting.text !== '' && {
      key: t('sessions:event.getting'),
      value: <SaidBlock said={getting} />,
    },
    session.access.length > 0 && {
      key: t('sessions:event.access'),
      value: <AccessList features={session.access} />,
    },
    bring.text !== '' && { key: t('sessions:event.bring'), value: <SaidBlock said={bring} /> },
    { key: t('sessions:event.places'), value: placesWords(language, session, now) },
    { key: t('sessions:event.bookUntil'), value: momentWords(language, bookUntil) },
    {
      key: t('sessions:event.changeUntil'),
      value: (
        <>
          <p>{momentWords(language, changeUntil)}</p>
          <p className="text-soft">{t('sessions:event.changeLater')}</p>
        </>
      ),
    },
  ];
  return rows.filter((row): row is SummaryRow => row !== false);
}

function Whom({ audience }: Pick<SessionDetails, 'audience'>) {
  const t = useT();
  const codes = audience.length === 0 ? (['anyone'] as const) : audience;
  return (
    <ul role="list">
      {codes.map((code) => (
        <li key={code}>{t(`sessions:audiences.${code}`)}</li>
      ))}
    </ul>
  );
}

function Where({ session }: { session: SessionDetails }) {
  const t = useT();
  const language = useLanguage();
  const after =
    session.mode === 'online'
      ? 'sessions:event.onlineAfter'
      : session.mode === 'phone'
        ? 'sessions:event.phoneAfter'
        : session.area
          ? 'sessions:event.whereAfter'
          : 'sessions:event.whereLater';
  return (
    <>
      <p>{whereWords(language, session)}</p>
      <p className="text-soft">{t(after)}</p>
    </>
  );
}
