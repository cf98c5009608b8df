/** A part of a letter's body: what it says is text, whatever stands in it. */
export type LetterBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] };

const heading = /^## +(?=\S)/;
const listLine = /^- +(?=\S)/;
const escaped = /^\\(?=\\*(?:## |- ))/;
const needsEscape = /^\\*(?:## |- )/;

/**
 * A letter's text as blocks: paragraphs with an empty line between them, `## ` before a heading, `- `
 * before a line of a list. A backslash before one of these makes it plain text; nothing else means
 * anything.
 */
export function parseBlocks(text: string): LetterBlock[] {
  const blocks: LetterBlock[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join('\n') });
    if (items.length > 0) blocks.push({ kind: 'list', items });
    paragraph = [];
    items = [];
  };
  for (const raw of text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').split('\n')) {
    const line = raw.trim();
    if (line === '') close();
    else if (heading.test(line)) {
      close();
      blocks.push({ kind: 'heading', text: line.replace(heading, '') });
    } else if (listLine.test(line)) {
      if (paragraph.length > 0) close();
      items.push(line.replace(listLine, ''));
    } else {
      if (items.length > 0) close();
      paragraph.push(line.replace(escaped, ''));
    }
  }
  close();
  return blocks;
}

/** Lines in which a mark of a heading or a list at the beginning is text. */
function plainLines(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .split('\n')
    .map((line) => (needsEscape.test(line.trim()) ? `\\${line.trim()}` : line.trim()))
    .filter((line) => line !== '')
    .join('\n');
}

/** Blocks as the text that `parseBlocks` reads them from again. */
export function writeBlocks(blocks: readonly LetterBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'heading') return `## ${oneLineOf(block.text)}`;
      if (block.kind === 'list')
        return block.items.map((item) => `- ${oneLineOf(item)}`).join('\n');
      return plainLines(block.text);
    })
    .join('\n\n');
}

/** What people wrote, as paragraphs: an empty line begins another, and no line of it is a heading or a list. */
export function plainBlocks(text: string): LetterBlock[] {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ kind: 'paragraph', text: paragraph }));
}

function oneLineOf(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
