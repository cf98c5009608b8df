import { Ltr, UserText } from '~/components/layout';
import { isolate } from '~/platform/i18n';
import { useWords } from '../../item/components/words';
import { anchorOf } from '../arrange.rules';
import type { NumberedPiece, PieceGroup } from '../reading.view';
import { downloadAddress, FileState, FileView, sizeWords } from './file-view';
import { From, Questions } from './labels';
import { useReading } from './use-reading';

type GroupsProps = {
  groups: PieceGroup[];
  /** Two beside each other, where there is room. */ wide?: boolean;
};

/** Pieces one after another; a translation stands beside what it translates. */
export function PieceGroups({ groups, wide }: GroupsProps) {
  return (
    <div className={wide ? 'grid items-start gap-4 lg:grid-cols-2' : 'space-y-4'}>
      {groups.map(({ original, translations }) =>
        translations.length === 0 ? (
          <Piece key={original.id} piece={original} />
        ) : (
          <div key={original.id} className="grid gap-4 md:grid-cols-2 lg:col-span-full">
            <Piece piece={original} side="original" />
            {translations.map((piece) => (
              <Piece key={piece.id} piece={piece} side="translation" />
            ))}
          </div>
        ),
      )}
    </div>
  );
}

type PieceProps = { piece: NumberedPiece; side?: 'original' | 'translation' };

/** How a piece is called: its title, or the file's own name. */
function usePieceName() {
  const { t } = useWords();
  return ({ title, file, form }: NumberedPiece) =>
    title || file?.name || t(`reading:piece.${form === 'file' ? 'words' : form}`);
}

/** One file, link or text as a figure of its own, which the keyboard can step to. */
function Piece({ piece, side }: PieceProps) {
  const { t } = useWords();
  const anchor = anchorOf(piece);
  const name = usePieceName()(piece);
  const { file } = piece;
  return (
    <figure
      id={anchor}
      tabIndex={-1}
      aria-labelledby={`${anchor}-name`}
      className="m-0 min-w-0 scroll-mt-4 rounded-lg border border-line bg-surface p-4 target:border-edge target:outline-3 target:outline-offset-2 target:outline-fill"
    >
      <figcaption className="mb-2">
        <p id={`${anchor}-name`} className="mb-0 font-semibold wrap-anywhere">
          {side && <>{t(`reading:piece.${side}`)}: </>}
          <bdi>{name}</bdi>
        </p>
        <From by={piece.by} language={piece.language} isNew={piece.isNew} />
        <Labels piece={piece} />
      </figcaption>
      {file ? (
        <>
          <FileState file={file} />
          <FileView file={file} name={name} />
        </>
      ) : (
        <Content piece={piece} />
      )}
      {piece.note && <UserText lang={piece.language}>{piece.note}</UserText>}
      {file?.state === 'ready' && (
        <p className="mb-0 text-sm">
          <a href={downloadAddress(file)} download>
            {t('reading:file.download')}
            <span className="sr-only">
              {' '}
              <bdi>{name}</bdi>
            </span>
          </a>{' '}
          <span className="text-soft">{sizeWords(file.bytes)}</span>
        </p>
      )}
      <Questions sendingId={piece.sendingId} passage={`piece:${piece.id}`} what={name} />
      <FileSteps piece={piece} />
    </figure>
  );
}

function Labels({ piece }: { piece: NumberedPiece }) {
  const { t, date } = useWords();
  const parts = [
    piece.file?.sort && t(`reading:sort.${piece.file.sort}`),
    piece.title && piece.file?.name,
    piece.madeOn && t('reading:piece.madeOn', { date: date(piece.madeOn) }),
    piece.areas.length > 1 &&
      t('reading:piece.areas', {
        areas: piece.areas.map((area) => t(`reading:area.${area}`)).join(', '),
      }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <p className="mb-0 text-sm text-soft wrap-anywhere">
      {parts.map((part, at) => (
        <span key={at}>
          {at > 0 && ' · '}
          <bdi>{part}</bdi>
        </span>
      ))}
    </p>
  );
}

function Content({ piece }: { piece: NumberedPiece }) {
  const { t } = useWords();
  if (piece.form === 'words') return <UserText lang={piece.language}>{piece.text}</UserText>;
  if (!/^https?:\/\//i.test(piece.text) || !URL.canParse(piece.text))
    return <UserText>{piece.text}</UserText>;
  return (
    <>
      <p className="mb-1">
        <a href={piece.text} rel="noopener noreferrer nofollow">
          <Ltr>{piece.text}</Ltr>
        </a>
      </p>
      <p className="text-sm text-soft">
        {t('reading:piece.linkHint', { host: isolate(new URL(piece.text).host) })}
      </p>
    </>
  );
}

/** Which of the files this is, and the way to the ones before and after. */
function FileSteps({ piece }: { piece: NumberedPiece }) {
  const { t } = useWords();
  const { files } = useReading();
  const at = piece.fileNumber;
  if (at === null || files < 2) return null;
  return (
    <p className="mb-0 mt-2 flex flex-wrap gap-x-4 text-sm print:hidden">
      <span className="py-1 text-soft">
        {t('reading:file.number', { number: at, count: files })}
      </span>
      {at > 1 && (
        <a href={`#file-${at - 1}`} className="py-1">
          {t('reading:file.previous')}
        </a>
      )}
      {at < files && (
        <a href={`#file-${at + 1}`} className="py-1">
          {t('reading:file.next')}
        </a>
      )}
    </p>
  );
}

/** Pieces labelled to this area that stand in full under another one. */
export function AlsoHere({ pieces }: { pieces: NumberedPiece[] }) {
  const { t } = useWords();
  const nameOf = usePieceName();
  if (pieces.length === 0) return null;
  return (
    <p className="text-sm">
      {t('reading:also')}{' '}
      {pieces.map((piece, at) => (
        <span key={piece.id}>
          {at > 0 && ', '}
          <a href={`#${anchorOf(piece)}`}>
            <bdi>{nameOf(piece)}</bdi>
          </a>
        </span>
      ))}
    </p>
  );
}
