import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { BOARD } from '../voice/symbols';
import { BoardPage } from './board-page';
import { BoardShown } from './board-shown';

const home = '/en/family/voice/1';

function page(
  row: 'like' | 'places',
  chosen: string[],
  problems?: Parameters<typeof BoardPage>[0]['problems'],
) {
  return renderToStaticMarkup(
    <LanguageProvider language="en">
      <BoardPage name="Ana" home={home} row={row} chosen={chosen} problems={problems} />
    </LanguageProvider>,
  );
}

const boxes = (html: string) => html.match(/<input[^>]*type="checkbox"[^>]*>/g) ?? [];
const ticked = (html: string) =>
  boxes(html)
    .filter((box) => /\schecked=/.test(box))
    .map((box) => /value="([^"]+)"/.exec(box)?.[1]);

describe('a row of the board', () => {
  it('offers every symbol of the row as a box with its word for a label', () => {
    const html = page('like', []);
    expect(boxes(html)).toHaveLength(BOARD.like.length);
    for (const box of boxes(html)) {
      const id = /id="([^"]+)"/.exec(box)?.[1];
      const label = new RegExp(`<label for="${id}"[^>]*>(.*?)</label>`).exec(html)?.[1];
      expect(label?.replace(/<[^>]+>/g, '').trim()).toMatch(/^[A-Z]/);
    }
    expect(ticked(html)).toEqual([]);
  });

  it('keeps what was chosen, and after a refusal what was just chosen', () => {
    expect(ticked(page('like', ['swim', 'read']))).toEqual(['read', 'swim']);
    const problems = { values: { chosen: ['cook'] }, errors: [] };
    expect(ticked(page('like', ['swim'], problems))).toEqual(['cook']);
  });

  it('calls the child by name, and leads on to the next row, at the last one back to the child', () => {
    const first = page('like', []);
    expect(first).toContain('Ana');
    expect(first).toContain(`href="${home}/board?row=dislike"`);
    const last = page('places', []);
    expect(last).toContain(`href="${home}/board?row=people"`);
    expect(last).toContain(`href="${home}"`);
    expect(last).toContain('Finish');
  });
});

describe('what was chosen', () => {
  it('is shown as pictures with their words, row by row', () => {
    const html = renderToStaticMarkup(
      <LanguageProvider language="en">
        <BoardShown board={{ like: ['swim'], people: ['grandma', 'nobody-we-know'] }} />
      </LanguageProvider>,
    );
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    expect(text).toBe('I like Swimming I like to be with Grandma');
    expect(html).toMatch(/<use href="[^"]*#swim">/);
  });
});
