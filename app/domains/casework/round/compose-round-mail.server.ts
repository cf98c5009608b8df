import { environment, profile } from '~/platform/config/environment.server';
import { isolate, languageDirection } from '~/platform/documents/printable-text';
import { translatorFor, type Language } from '~/platform/i18n';
import type { ComposedMail } from '~/platform/mail/compose.server';
import { heading, htmlList, htmlPage, paragraph } from '~/platform/mail/mail-html';
import type { LetterBlock } from '../letter/letter.blocks';
import { fillMessage, type RoundValues, type Sender } from './round.values';

/** The council as the profile has it. */
export function senderOf(): Sender {
  const { council, team } = profile();
  return { councilName: council.name, teamName: team.name, phone: team.phone, email: team.email };
}

/** An address of the portal, whole. */
export function wholeAddress(path: string): string {
  return new URL(path, environment().publicUrl).href;
}

/**
 * The email of a round in one language, the same for a preview and for real. It names no child and no
 * reader; the subject is one line; of all that stands in it only the portal's own link is a link.
 */
export function composeRoundMail(
  words: { subject: string; text: string },
  language: Language,
  values: RoundValues,
): ComposedMail {
  const { link } = values;
  const filled = fillMessage(words, language, senderOf(), { ...values, children: [] });
  // Marks of direction around an address would be taken for a part of it.
  const marked = isolate(link, languageDirection(language));
  const blocks = filled.blocks.map((block) => withoutMarks(block, marked, link));
  const { council, team } = profile();
  const signature = translatorFor(language)('email:signature', {
    service: council.serviceName,
    council: council.name,
    teamPhone: team.phone,
    teamEmail: team.email,
  });
  return {
    subject: filled.subject,
    text: `${[...blocks.map(asText), signature].join('\n\n')}\n`,
    html: htmlPage(
      language,
      [...blocks.map((block) => asHtml(block, link)), paragraph(signature, link)].join(''),
    ),
  };
}

function withoutMarks(block: LetterBlock, marked: string, link: string): LetterBlock {
  const plain = (text: string) => text.replaceAll(marked, () => link);
  return block.kind === 'list'
    ? { ...block, items: block.items.map(plain) }
    : { ...block, text: plain(block.text) };
}

function asText(block: LetterBlock): string {
  return block.kind === 'list' ? block.items.map((item) => `- ${item}`).join('\n') : block.text;
}

function asHtml(block: LetterBlock, link: string): string {
  if (block.kind === 'heading') return heading(block.text);
  return block.kind === 'list' ? htmlList(block.items, link) : paragraph(block.text, link);
}
