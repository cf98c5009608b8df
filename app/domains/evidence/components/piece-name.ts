import type { Translate } from '~/platform/i18n';
import type { PieceLine } from '../evidence.views';

const mostShown = 80;

/** What a piece is called on a page: its title, else its file's name, its address or its first words. */
export function pieceName(t: Translate, piece: PieceLine): string {
  const name = piece.title || piece.file?.name || piece.text.replace(/\s+/g, ' ').trim();
  if (name === '') return t(`evidence:pieces.form.${piece.form}`);
  return name.length > mostShown ? `${name.slice(0, mostShown).trimEnd()}…` : name;
}
