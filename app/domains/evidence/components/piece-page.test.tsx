import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LanguageProvider, translatorFor } from '~/platform/i18n';
import type { PieceLine } from '../evidence.views';
import { pieceName } from './piece-name';
import { PiecePage } from './piece-page';

const piece = (id: string, more: Partial<PieceLine> = {}): PieceLine => ({
  id,
  form: 'words',
  file: null,
  text: `Words of ${id}`,
  title: '',
  note: '',
  areas: [],
  madeOn: null,
  translationOfId: null,
  children: [],
  createdAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

const ana = { id: 'told-1', name: 'Ana', childId: 'child-1' };
const ion = { id: 'told-2', name: 'Ion', childId: 'child-2' };

function page(pieces: PieceLine[], pieceId: string, told = [ana, ion]) {
  return renderToStaticMarkup(
    <LanguageProvider language="en">
      <PiecePage
        pieceId={pieceId}
        pieces={pieces}
        kind="evidence"
        told={told}
        backTo="/en/family/evidence/1"
        nextTo={null}
        lookAt={null}
      />
    </LanguageProvider>,
  );
}

const choices = (html: string) =>
  [...html.matchAll(/<option value="([^"]+)"/g)].map((match) => match[1]);

describe('the page of one piece', () => {
  it('offers as originals the other pieces that translate nothing', () => {
    const pieces = [piece('a'), piece('b'), piece('c', { translationOfId: 'a' })];
    expect(choices(page(pieces, 'b'))).toEqual(['a']);
    expect(choices(page(pieces, 'c'))).toEqual(['a', 'b']);
  });

  it('does not ask an original what it translates', () => {
    const pieces = [piece('a'), piece('c', { translationOfId: 'a' })];
    expect(page(pieces, 'a')).not.toContain('name="translationOfId"');
  });

  it('asks which child only where there are several', () => {
    expect(page([piece('a')], 'a')).toContain('name="children"');
    expect(page([piece('a')], 'a', [ana])).not.toContain('name="children"');
  });

  it('offers the next piece only where there is one', () => {
    const t = translatorFor('en');
    expect(page([piece('a')], 'a')).not.toContain(t('evidence:piece.saveNext'));
  });
});

describe('the name of a piece', () => {
  const t = translatorFor('en');
  it('is its title, its first words, or what it is', () => {
    expect(pieceName(t, piece('a', { title: 'A day out' }))).toBe('A day out');
    expect(pieceName(t, piece('a', { text: 'One\n two' }))).toBe('One two');
    expect(pieceName(t, piece('a', { text: 'x'.repeat(100) }))).toBe(`${'x'.repeat(80)}…`);
    expect(pieceName(t, piece('a', { text: ' ' }))).toBe(t('evidence:pieces.form.words'));
  });
});
