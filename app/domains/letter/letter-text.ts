import type { LetterContent } from './letter.types';

/**
 * A letter as plain-text paragraphs, in reading order; lines within a paragraph end in `\n`. For
 * the preview on the page and, joined by empty lines, for the body of an email.
 */
export function letterText(content: LetterContent): string[] {
  const body = content.parts.map((part) =>
    'list' in part ? part.list.map((item) => `- ${item}`).join('\n') : part.text,
  );
  return [
    content.sender.join('\n'),
    content.date,
    content.recipient.join('\n'),
    content.greeting,
    content.subject,
    ...body,
    `${content.closing}\n${content.signature}`,
  ].filter((paragraph) => paragraph !== '');
}
