import { UserText } from '~/components/layout';
import { isolate, useT } from '~/platform/i18n';
import type { PieceLine, ToldChild } from '../evidence.views';
import { PieceLabels } from './piece-labels';
import { pieceName } from './piece-name';

export type PieceDetailsProps = {
  piece: PieceLine;
  /** All pieces of the sending, for a translation to name its original. */
  pieces: PieceLine[];
  told: ToldChild[];
  /** The address under which a piece's details are, such as `/en/family/sending/<id>/piece`; null to read only. */
  detailsAt: string | null;
};

/** What a piece is marked with, its note, and the way to change them. */
export function PieceDetails({ piece, pieces, told, detailsAt }: PieceDetailsProps) {
  const t = useT();
  const labelled =
    piece.children.length + piece.areas.length > 0 ||
    piece.madeOn !== null ||
    piece.note !== '' ||
    piece.translationOfId !== null;
  return (
    <>
      <PieceLabels piece={piece} pieces={pieces} children={told} />
      {piece.note && (
        <div className="mt-1 text-sm">
          <UserText>{piece.note}</UserText>
        </div>
      )}
      {detailsAt && (
        <p className="mb-0">
          <a href={`${detailsAt}/${piece.id}`} className="inline-flex min-h-11 items-center">
            {t(labelled ? 'evidence:pieces.change' : 'evidence:pieces.details')}
            <span className="sr-only">
              {' '}
              {t('evidence:pieces.detailsOf', { name: isolate(pieceName(t, piece)) })}
            </span>
          </a>
        </p>
      )}
    </>
  );
}
