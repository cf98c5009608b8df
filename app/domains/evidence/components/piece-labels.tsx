import { formatDate, formatList, isolate, useLanguage, useT } from '~/platform/i18n';
import type { PieceLine, ToldChild } from '../evidence.views';
import { pieceName } from './piece-name';

type LabelsProps = { piece: PieceLine; pieces: PieceLine[]; children: ToldChild[] };

/** What a piece is marked with, in a few words: whom, what, when, and what it translates. */
export function PieceLabels({ piece, pieces, children }: LabelsProps) {
  const t = useT();
  const language = useLanguage();
  const names = children.filter(({ id }) => piece.children.includes(id)).map(({ name }) => name);
  const original = pieces.find(({ id }) => id === piece.translationOfId);
  const rows = [
    piece.file && piece.title && [t('evidence:pieces.titled'), isolate(piece.title)],
    names.length > 0 && [t('evidence:pieces.shows'), formatList(language, names.map(isolate))],
    piece.areas.length > 0 && [
      t('evidence:pieces.areas'),
      formatList(
        language,
        piece.areas.map((area) => t(`evidence:shortAreas.${area}`)),
      ),
    ],
    piece.madeOn && [t('evidence:pieces.date'), formatDate(language, piece.madeOn)],
    original && [t('evidence:pieces.translates'), isolate(pieceName(t, original))],
  ].filter((row) => row !== false && row !== null && row !== undefined && row !== '');
  if (rows.length === 0) return null;
  return (
    <span className="block text-sm wrap-anywhere">
      {rows.map(([key, value]) => (
        <span key={key} className="block">
          <span className="text-soft">{key}</span> {value}
        </span>
      ))}
    </span>
  );
}
