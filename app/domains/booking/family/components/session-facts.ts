import { formatList, isolate, translatorFor, type Language } from '~/platform/i18n';
import { languageName } from '../../language-names';
import { sessionTitle, type Said } from '../../session-words';
import type { SessionCard } from '../sessions.view';

type Where = Pick<SessionCard, 'mode' | 'area'>;

/** How and in which part of the borough: `In person, Walthamstow`. */
export function whereWords(language: Language, { mode, area }: Where): string {
  const t = translatorFor(language);
  const how = t(`sessions:modes.${mode}`);
  return area ? t('sessions:card.where', { mode: how, area: isolate(area) }) : how;
}

/** For whom a session is, as part of a sentence. */
export function whomWords(language: Language, audience: readonly string[]): string {
  const t = translatorFor(language);
  const codes = audience.length === 0 ? ['anyone'] : audience;
  return formatList(
    language,
    codes.map((code) => t(`sessions:audiencesWithin.${code}`)),
  );
}

/** The languages spoken in it, by name. */
export function spokenWords(language: Language, codes: readonly string[]): string {
  return formatList(
    language,
    codes.map((code) => languageName(language, code)),
  );
}

/** What a place has, in few words: `No steps and Hearing loop`. */
export function accessWords(language: Language, features: readonly string[]): string {
  const t = translatorFor(language);
  return formatList(
    language,
    features.map((feature) => t(`sessions:accessShort.${feature}`)),
  );
}

/** From how many free places on nobody need count them. */
const ROOM = 6;

/** How much room there is, in words. */
export function placesWords(
  language: Language,
  { left, opensAt }: Pick<SessionCard, 'left' | 'opensAt'>,
  now: number,
): string {
  const t = translatorFor(language);
  if (opensAt && Date.parse(opensAt) > now) return t('sessions:places.before');
  if (left === 0) return t('sessions:places.full');
  return left < ROOM ? t('sessions:places.left', { count: left }) : t('sessions:places.room');
}

/** The title of a session of the public list. */
export function titleOf(session: SessionCard, language: Language): Said {
  return sessionTitle(session, language);
}
