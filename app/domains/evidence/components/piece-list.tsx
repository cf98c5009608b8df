import { Ltr, UserText } from '~/components/layout';
import { isolate, useT } from '~/platform/i18n';
import type { PieceLine, ToldChild } from '../evidence.views';
import { PieceLabels } from './piece-labels';
import { pieceName } from './piece-name';
import { PiecePicture } from './piece-picture';

type ListProps = {
  /** Those to show, of all that the sending has. */
  shown: PieceLine[];
  pieces: PieceLine[];
  told: ToldChild[];
  /** The address under which a piece's details are, such as `/en/family/sending/<id>/piece`; null to read only. */
  detailsAt: string | null;
};

/** The pieces of a sending, each with its picture, its labels and the way to its details. */
export function PieceList({ shown, pieces, told, detailsAt }: ListProps) {
  const t = useT();
  return (
    <ul role="list" className="border-t border-line">
      {shown.map((piece) => {
        const name = pieceName(t, piece);
        const labelled = piece.children.length + piece.areas.length > 0 || piece.madeOn !== null;
        return (
          <li key={piece.id} className="flex gap-4 border-b border-line py-3">
            <PiecePicture piece={piece} />
            <div className="min-w-0 flex-1">
              <p className="mb-0 font-semibold wrap-anywhere">
                <bdi>{name}</bdi>
              </p>
              {piece.form === 'link' && <LinkAddress address={piece.text} named={name} />}
              <PieceLabels piece={piece} pieces={pieces} children={told} />
              {piece.note && (
                <div className="mt-1 text-sm">
                  <UserText>{piece.note}</UserText>
                </div>
              )}
              {detailsAt && (
                <p className="mt-1 mb-0">
                  <a
                    href={`${detailsAt}/${piece.id}`}
                    className="inline-flex min-h-11 items-center"
                  >
                    {t(labelled ? 'evidence:pieces.change' : 'evidence:pieces.details')}
                    <span className="sr-only">
                      {' '}
                      {t('evidence:pieces.detailsOf', { name: isolate(name) })}
                    </span>
                  </a>
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** A link is shown as the text it is: whole, and leading nowhere from here. */
function LinkAddress({ address, named }: { address: string; named: string }) {
  if (address === named) return null;
  return (
    <p className="mb-0 text-sm">
      <Ltr>{address}</Ltr>
    </p>
  );
}
