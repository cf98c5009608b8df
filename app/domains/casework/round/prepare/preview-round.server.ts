import type { Temporal } from 'temporal-polyfill';
import { isLanguage, translatorFor, type Language } from '~/platform/i18n';
import { composeRoundMail, wholeAddress } from '../compose-round-mail.server';
import { renderRoundLetter } from '../render-round-letters.server';
import type { CopyWay } from '../round.codes';
import { pathOf } from '../round-link';
import type { RoundValues } from '../round.values';
import type { PreparedRound } from './find-round.server';
import { isAboutChildren } from './other-kinds';

type Words = { language: string; subject: string; text: string };
type Previewed = Pick<PreparedRound, 'kind' | 'answerBy'>;

function valuesFor(
  { kind, answerBy }: Previewed,
  language: Language,
  how: CopyWay,
  today: Temporal.PlainDate,
): RoundValues {
  const t = translatorFor('en');
  return {
    link: wholeAddress(pathOf(kind, { language, readerId: null, how })),
    on: today.toString(),
    answerBy,
    children:
      how === 'post' && isAboutChildren(kind)
        ? [t('rounds:examples.child'), t('rounds:examples.otherChild')]
        : [],
  };
}

export type MailPreview = { language: Language; subject: string; text: string };

/** The email in one language, exactly as it would go today. */
export function previewMail(
  round: Previewed,
  words: Words,
  today: Temporal.PlainDate,
): MailPreview | null {
  const { language } = words;
  if (!isLanguage(language)) return null;
  const { subject, text } = composeRoundMail(
    words,
    language,
    valuesFor(round, language, 'email', today),
  );
  return { language, subject, text };
}

/** The letter to an example reader of one language, exactly as it would be printed today. */
export function previewLetter(
  round: Previewed & { words: readonly Words[] },
  language: Language,
  today: Temporal.PlainDate,
): Promise<Uint8Array> {
  const t = translatorFor('en');
  return renderRoundLetter({
    words: round.words,
    to: {
      name: t('rounds:examples.reader'),
      addressLines: [t('rounds:examples.street'), t('rounds:examples.town')],
      language,
    },
    values: (each) => valuesFor(round, each, 'post', today),
  });
}
