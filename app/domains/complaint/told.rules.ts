import { formatDate, isolate, type Language, type Translate } from '~/platform/i18n';

/** What a message about a complaint says by codes, before and after the officer's own words. */
export type ToldData = {
  /** What was done: a key of `complaints:told`; left out where the officer's own words say it. */
  complaint?: string;
  doing?: string;
  /** ISO date by which the council does it. */
  doBy?: string;
  /** Where to go on from here: keys of `complaints:next`. */
  next?: string[];
  /** A new last day (ISO), where there is one. */
  until?: string;
};

type ToldMessage = { text: string; data: Record<string, unknown> };

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);

/**
 * The paragraphs of a message about a complaint, in the reader's language but for the words that an
 * officer wrote; null for any other message.
 */
export function toldParagraphs(
  t: Translate,
  language: Language,
  { text, data }: ToldMessage,
): string[] | null {
  const what = textOf(data.complaint);
  if (!what && !Array.isArray(data.next)) return null;
  const doing = textOf(data.doing);
  const doBy = textOf(data.doBy);
  const until = textOf(data.until);
  const next = Array.isArray(data.next) ? data.next.map(textOf) : [];
  return [
    what && t(`complaints:told.${what}`),
    text,
    doing && t('complaints:told.doing', { doing: isolate(doing) }),
    doBy && t('complaints:told.doBy', { date: formatDate(language, doBy) }),
    until && t('complaints:told.until', { date: formatDate(language, until) }),
    ...next.map((way) => way && t(`complaints:next.${way}`)),
  ].filter((paragraph): paragraph is string => Boolean(paragraph));
}
