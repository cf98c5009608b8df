import type { FileSort } from '~/platform/files/file-kinds';
import type { FileBytes } from './file-bytes';
import { inspectIsoMedia } from './iso-media';
import { inspectOldOffice } from './old-office';
import { inspectPdf } from './pdf';
import {
  inspectAmr,
  inspectFlac,
  inspectFrames,
  inspectMatroska,
  inspectOgg,
  inspectRiff,
  type Recording,
} from './recordings';
import { inspectRichText } from './rich-text';
import { inspectZip } from './zip-document';
import { found, refused, type Finding } from './finding';
import { badTrailer, endsAsZip, holdsForeignPart } from './foreign-parts';
import { readGif, readJpeg, readPng, readTiff, readWebp, type PictureHead } from './pictures';
import type { Kind } from './recognise';

/** What the name promises: its ending and the sort that goes with it. */
export type Promised = { ending: string; sort: FileSort | null };

const PICTURES = {
  jpeg: { read: readJpeg, contentType: 'image/jpeg', extension: 'jpg' },
  png: { read: readPng, contentType: 'image/png', extension: 'png' },
  gif: { read: readGif, contentType: 'image/gif', extension: 'gif' },
  webp: { read: readWebp, contentType: 'image/webp', extension: 'webp' },
  tiff: { read: readTiff, contentType: 'image/tiff', extension: 'tif' },
} as const;

/** True where a picture unfolds to more than `megapixels` millions of pixels, all frames together. */
export function tooManyPixels(head: Omit<PictureHead, 'end'>, megapixels: number): boolean {
  return head.width * head.height * head.frames > megapixels * 1_000_000;
}

async function inspectPicture(
  kind: keyof typeof PICTURES,
  file: FileBytes,
  megapixels: number,
): Promise<Finding> {
  const { read, contentType, extension } = PICTURES[kind];
  const head = await read(file);
  if (head === 'two-in-one') return refused('two-in-one');
  if (tooManyPixels(head, megapixels)) return refused('too-many-pixels');
  if (await isTwoInOne(file, head.end)) return refused('two-in-one');
  return found(contentType, 'image', extension, { width: head.width, height: head.height });
}

/** True where a picture or recording is something else as well; `end` is where it properly ends. */
export async function isTwoInOne(file: FileBytes, end: number): Promise<boolean> {
  return (
    (await endsAsZip(file)) ||
    (await badTrailer(file, end)) ||
    (await holdsForeignPart(file, 0, file.size, { documents: true }))
  );
}

/** Inspects a file that was recognised as one kind. */
export async function inspectAs(
  kind: Exclude<Kind, null | 'foreign' | 'markup'>,
  file: FileBytes,
  promised: Promised,
  limits: { megapixels: number },
): Promise<Finding> {
  switch (kind) {
    case 'jpeg':
    case 'png':
    case 'gif':
    case 'webp':
    case 'tiff':
      return inspectPicture(kind, file, limits.megapixels);
    case 'iso-media':
      return checked(file, await inspectIsoMedia(file, limits.megapixels));
    case 'riff':
      return checked(file, await inspectRiff(file));
    case 'ogg':
      return checked(file, await inspectOgg(file));
    case 'matroska':
      return checked(file, await inspectMatroska(file));
    case 'mp3':
    case 'aac':
      return checked(file, await inspectFrames(file, kind));
    case 'flac':
      return checked(file, await inspectFlac(file));
    case 'amr':
      return checked(file, await inspectAmr(file));
    case 'pdf':
      return inspectPdf(file);
    case 'zip':
      return inspectZip(file, promised);
    case 'ole':
      return inspectOldOffice(file);
    case 'rtf':
      return inspectRichText(file);
    case 'program':
    case 'archive':
      return refused(kind);
  }
}

async function checked(file: FileBytes, { finding, end }: Recording): Promise<Finding> {
  return finding.ok && (await isTwoInOne(file, end)) ? refused('two-in-one') : finding;
}
