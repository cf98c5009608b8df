import { languageDirection, withoutControls } from '~/platform/documents/printable-text';
import { formatDate, formatList, type Language } from '~/platform/i18n';
import { fillLetter, fillSubject, type Filling } from '../letter/fill-letter';
import type { LetterBlock } from '../letter/letter.blocks';

/** What the words of a round are filled with for one reader. Days are ISO dates. */
export type RoundValues = {
  link: string;
  /** The day on which it was let go. */
  on: string;
  answerBy?: string | null;
  /** The children's given names: in posted letters alone. */
  children?: readonly string[];
};

/** The council as its messages name it. */
export type Sender = { councilName: string; teamName: string; phone: string; email: string };

/** Subject and body of a message with what belongs in them, as data: nothing that stands in a value means anything. */
export type FilledMessage = { subject: string; blocks: LetterBlock[] };

/** Fills the words of a message to one reader in one language. What is not known is left out with its line. */
export function fillMessage(
  words: { subject: string; text: string },
  language: Language,
  sender: Sender,
  values: RoundValues,
): FilledMessage {
  const direction = languageDirection(language);
  const filling: Filling = {
    direction,
    values: {
      ...sender,
      link: values.link,
      today: formatDate(language, values.on),
      answerBy: values.answerBy ? formatDate(language, values.answerBy) : undefined,
      children: values.children?.length ? formatList(language, [...values.children]) : undefined,
    },
    blocks: {},
    optional: () => true,
    gap: () => '',
  };
  // A subject names no child, whatever an administrator wrote into its words.
  const ofSubject = { ...filling, values: { ...filling.values, children: undefined } };
  return {
    subject: fillSubject(words.subject, ofSubject),
    blocks: fillLetter(withoutControls(words.text), filling),
  };
}
