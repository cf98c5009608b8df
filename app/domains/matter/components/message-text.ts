import { toldParagraphs } from '~/domains/complaint';
import { formatDate, formatList, isolate, type Language, type Translate } from '~/platform/i18n';
import { childName } from '../matter.rules';
import type { Matter, MatterMessage } from '../matter.store.server';

function valuesOf(language: Language, matter: Matter, message: MatterMessage) {
  const names = message.childKeys.map((key) => childName(matter, key)).filter(Boolean);
  return {
    children: formatList(language, names),
    date: message.dueOn ? formatDate(language, message.dueOn) : '',
  };
}

const codeOf = (value: unknown) => (typeof value === 'string' ? value : null);

/** The heading of an outcome, in the reader's language. */
export function outcomeTitle(
  t: Translate,
  language: Language,
  matter: Matter,
  message: MatterMessage,
): string {
  const decision = codeOf(message.data.decision);
  return decision ? t(`outcome:${decision}.title`, valuesOf(language, matter, message)) : '';
}

/** What a message says to this reader: outcomes in the reader's language, then the words that were written. */
export function messageText(
  t: Translate,
  language: Language,
  matter: Matter,
  message: MatterMessage,
): string {
  const told = toldParagraphs(t, language, message);
  if (told) return told.join('\n\n');
  const values = valuesOf(language, matter, message);
  const decision = codeOf(message.data.decision);
  const why = codeOf(message.data.why);
  const event = codeOf(message.data.event);
  const quote = codeOf(message.data.quote);
  return [
    decision && t(`outcome:${decision}.title`, values),
    decision && t(`outcome:${decision}.body`, values),
    why && t('outcome:why.lead', { why: t(`outcome:why.${why}`) }),
    event && t(`family:matter.event.${event}`),
    quote && t('plan:matter.about', { quote: isolate(quote) }),
    message.text,
    message.dueOn && !decision && t('family:matter.answerBy', values),
  ]
    .filter(Boolean)
    .join('\n\n');
}
