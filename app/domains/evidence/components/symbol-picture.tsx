import sprite from '../voice/symbols.svg?url';
import type { BoardRow } from '../evidence.codes';
import type { SymbolCode } from '../voice/symbols';

type PictureProps = {
  /** A symbol of the board, the sign of one of its rows, or of a way to say something. */
  of: SymbolCode | `row-${BoardRow}` | 'way-speak' | 'way-board';
  size: 'tile' | 'row' | 'small';
};

const sizes = { tile: 'size-20', row: 'size-14', small: 'size-9' };

/** One drawn symbol. It says nothing by itself: its word stands beside it. */
export function SymbolPicture({ of, size }: PictureProps) {
  return (
    <svg
      viewBox="0 0 48 48"
      aria-hidden="true"
      focusable="false"
      className={`${sizes[size]} shrink-0 [--symbol-fill:color-mix(in_oklab,var(--accent)_82%,white)] dark:[--symbol-fill:color-mix(in_oklab,var(--accent)_72%,black)]`}
    >
      <use href={`${sprite}#${of}`} />
    </svg>
  );
}
