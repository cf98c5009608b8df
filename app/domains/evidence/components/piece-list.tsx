import { Ltr } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { PieceLine } from '../evidence.views';
import { PieceDetails, type PieceDetailsProps } from './piece-details';
import { pieceName } from './piece-name';
import { PiecePicture } from './piece-picture';

type ListProps = Omit<PieceDetailsProps, 'piece'> & {
  /** Those to show, of all that the sending has. */
  shown: PieceLine[];
};

/** The pieces of a sending, each with its picture, its labels and the way to its details. */
export function PieceList({ shown, ...details }: ListProps) {
  const t = useT();
  return (
    <ul role="list">
      {shown.map((piece) => {
        const name = pieceName(t, piece);
        return (
          <li key={piece.id} className="flex gap-4 border-b border-line py-3 last:border-b-0">
            <PiecePicture piece={piece} />
            <div className="min-w-0 flex-1">
              <p className="mb-0 font-semibold wrap-anywhere">
                <bdi>{name}</bdi>
              </p>
              {piece.form === 'link' && <LinkAddress address={piece.text} named={name} />}
              <PieceDetails piece={piece} {...details} />
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
