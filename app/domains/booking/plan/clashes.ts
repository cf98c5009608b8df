import { formatList, formatShortDate, type Translate } from '~/platform/i18n';
import { dayOf, timeOf } from '../session-times';

/** Why somebody or a room cannot be had: who or what it is, from when to when, and what for. */
export type Clash = {
  what: 'room' | 'person';
  name: string;
  /** With the time before and after that the room and the people stay free. */
  from: string;
  to: string;
  /** The session's title in English; null where somebody is away. */
  title: string | null;
};

/** A clash in words: `Large hall from 09:45 to 12:15 (Tuesday drop-in)`. */
export function clashWords(t: Translate, { name, from, to, title }: Clash): string {
  const sameDay = dayOf(from) === dayOf(to);
  const moment = (instant: string) =>
    sameDay
      ? timeOf('en', instant)
      : `${formatShortDate('en', dayOf(instant))} ${timeOf('en', instant)}`;
  const values = { name, from: moment(from), to: moment(to), title: title ?? '' };
  return t(title === null ? 'timetable:clash.away' : 'timetable:clash.session', values);
}

/** All clashes in one sentence. */
export function clashList(t: Translate, clashes: readonly Clash[]): string {
  return formatList(
    'en',
    clashes.map((clash) => clashWords(t, clash)),
  );
}
