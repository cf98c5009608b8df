import { translatorFor, type Language } from '~/platform/i18n';
import type { ContactKind } from '../case/case.codes';
import { composeRoundMail, wholeAddress } from '../round/compose-round-mail.server';
import { renderRoundLetter } from '../round/render-round-letters.server';
import { REQUEST_WORDS, type CopyWay, type RoundKind } from '../round/round.codes';
import { pathOf } from '../round/round-link';
import type { RoundValues } from '../round/round.values';
import { CONTACT_NAMES } from './letter.values';

type Words = { subject: string; text: string };

const requests: readonly string[] = Object.values(REQUEST_WORDS);

function roundKindOf(kind: ContactKind): RoundKind {
  return requests.includes(kind)
    ? 'annual-request'
    : (kind as Exclude<ContactKind, (typeof REQUEST_WORDS)[keyof typeof REQUEST_WORDS]>);
}

function valuesIn(kind: ContactKind, language: Language, how: CopyWay): RoundValues {
  const t = translatorFor('en');
  const asks = CONTACT_NAMES[kind].values.includes('answerBy');
  return {
    link: wholeAddress(pathOf(roundKindOf(kind), { language, readerId: null, how })),
    on: t('letters:examples.day'),
    answerBy: asks ? t('letters:examples.days.answerBy') : null,
    children: [t('letters:examples.childName')],
  };
}

/** Words of a message to many families as the email that it becomes, but for its reader. */
export function exampleMail(kind: ContactKind, language: Language, words: Words) {
  const { subject, text } = composeRoundMail(words, language, valuesIn(kind, language, 'email'));
  return { language, subject, text };
}

/** The same as the letter that is printed, to an example reader. */
export function exampleMessagePdf(
  kind: ContactKind,
  language: Language,
  words: Words,
): Promise<Uint8Array> {
  const t = translatorFor('en');
  const title = t(`letters:kinds.${kind}`);
  // A tagged PDF has no heading without words, and what is looked at may not be finished.
  const written = { language, ...words, subject: words.subject.trim() || title };
  const first = { language: 'en', subject: title, text: t('letters:examples.englishFirst') };
  return renderRoundLetter({
    words: language === 'en' ? [written] : [first, written],
    to: { name: t('letters:examples.reader'), addressLines: [], language },
    values: (each) => valuesIn(kind, each, 'post'),
  });
}
