import type { Parent } from '~/platform/auth/session.server';
import type { FileLine, PieceLine } from '../evidence.views';
import { fileLimitsOf, listFiles } from '../files/index.server';
import type { OwnSending } from '../sending/index.server';

/** The pieces of an own sending with the small pictures of their files. */
export async function piecesShown(parent: Parent, sending: OwnSending): Promise<PieceLine[]> {
  return withPictures(sending, await listFiles(parent, { sendingId: sending.id }));
}

/** What the part of a page that sends files needs, and the pieces with their pictures. */
export async function senderShown(parent: Parent, sending: OwnSending) {
  const [files, limits] = await Promise.all([
    listFiles(parent, { sendingId: sending.id }),
    fileLimitsOf(parent.id),
  ]);
  return { files, limits, pieces: withPictures(sending, files) };
}

function withPictures(sending: OwnSending, files: FileLine[]): PieceLine[] {
  const shown = new Map(files.map((file) => [file.id, file]));
  return sending.pieces.map((piece) =>
    piece.file ? { ...piece, file: shown.get(piece.file.id) ?? piece.file } : piece,
  );
}
