import { Tag } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import { dayOf, momentWords, whenInList } from '../../session-times';
import type { SessionCard } from '../sessions.view';
import { DayTile } from './day-tile';
import { SaidText } from './said-text';
import {
  accessWords,
  placesWords,
  spokenWords,
  titleOf,
  whereWords,
  whomWords,
} from './session-facts';

type SessionListProps = { sessions: SessionCard[]; now: number; heading?: 'h2' | 'h3' };

/** Sessions as cards, soonest first; each leads to its own page. */
export function SessionList({ sessions, now, heading = 'h3' }: SessionListProps) {
  return (
    <ul role="list" className="space-y-4">
      {sessions.map((session) => (
        <li key={session.id}>
          <Card session={session} now={now} heading={heading} />
        </li>
      ))}
    </ul>
  );
}

function Card(props: { session: SessionCard; now: number; heading: 'h2' | 'h3' }) {
  const { session, now, heading: Heading } = props;
  const t = useT();
  const language = useLanguage();
  const opens = session.opensAt && Date.parse(session.opensAt) > now ? session.opensAt : null;
  return (
    <article className="relative flex gap-4 rounded-xl border border-line bg-surface p-4 hover:border-edge hover:bg-tint sm:gap-5 sm:p-5">
      <DayTile day={dayOf(session.startsAt)} />
      <div className="min-w-0 flex-1">
        <Heading className="mt-0 mb-1 text-lg">
          <a
            href={`/${language}/sessions/event/${session.id}`}
            className="wrap-anywhere after:absolute after:inset-0"
          >
            <SaidText said={titleOf(session, language)} />
          </a>
        </Heading>
        <p className="mb-1 font-semibold">
          {whenInList(language, session.startsAt, session.endsAt)}
        </p>
        <p className="mb-1">{whereWords(language, session)}</p>
        <p className="mb-1 text-soft">
          {t('sessions:card.whom', { whom: whomWords(language, session.audience) })}
          {session.languages.length > 0 && (
            <>
              {' '}
              {t('sessions:card.languages', {
                languages: spokenWords(language, session.languages),
              })}
            </>
          )}
        </p>
        {session.access.length > 0 && (
          <p className="mb-2 text-sm text-soft">
            {t('sessions:card.access', { features: accessWords(language, session.access) })}
          </p>
        )}
        <p className="mb-0">
          <Tag tone={opens ? 'neutral' : session.left === 0 ? 'wait' : 'good'}>
            {opens
              ? t('sessions:card.opens', { when: momentWords(language, opens) })
              : placesWords(language, session, now)}
          </Tag>
        </p>
      </div>
    </article>
  );
}
