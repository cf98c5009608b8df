import type { PieceLine } from '../evidence.views';

const page = 'M9 5h9l5 5v17H9ZM18 5v5h5';
const signs: Record<string, string> = {
  link: 'M13.5 18.5a5 5 0 0 0 7 0l4-4a5 5 0 0 0-7-7l-2 2M18.5 13.5a5 5 0 0 0-7 0l-4 4a5 5 0 0 0 7 7l2-2',
  words: 'M7 9h18M7 15h18M7 21h11',
  image: 'M5 7h22v18H5ZM5 22l7-7 5 5 4-4 6 6M20 12h.01',
  audio: 'M12 23V9l12-3v14M12 23a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM24 20a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  video: 'M4 9h16v14H4ZM20 14l8-4v12l-8-4',
  sheet: `${page}M12 15h8M12 19h8M12 23h8M16 15v8`,
};

/** The small picture of a piece, or a drawn sign of what it is. Its name stands beside it. */
export function PiecePicture({ piece }: { piece: PieceLine }) {
  if (piece.file?.small) {
    return (
      <img
        src={piece.file.small}
        alt=""
        loading="lazy"
        className="size-16 shrink-0 rounded-md border border-line bg-sunken object-cover"
      />
    );
  }
  return <SortSign sort={piece.form === 'file' ? (piece.file?.sort ?? 'document') : piece.form} />;
}

/** The drawn sign of a sort of file, or of a link or words. */
export function SortSign({ sort }: { sort: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      className="size-16 shrink-0 rounded-md border border-line bg-sunken p-3 text-soft"
    >
      <path
        d={signs[sort] ?? page}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
