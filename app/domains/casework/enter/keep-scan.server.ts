import { Readable } from 'node:stream';
import { wholeFile, type SentFile } from '~/domains/import/index.server';
import { storeFile, type StoredBytes } from '~/platform/files/file-store.server';
import { hasScanner, scanFile } from '~/platform/files/scanner.server';

/** The most that a scan may hold. */
export const MOST_SCAN_BYTES = 10 * 1024 * 1024;

const TYPES: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png'];

export type KeptScan = StoredBytes & { kind: 'kept'; name: string; contentType: string };
export type ScanRefusal =
  | { kind: 'file-empty' }
  | { kind: 'file-kind' }
  /** The virus check found something. */
  | { kind: 'file-unsafe' }
  /** A virus check is set and gave no verdict. */
  | { kind: 'file-unchecked' };

/** The end of a file's name as somebody's machine gave it, without what could mislead. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/[\p{Cc}\p{Bidi_Control}"]/gu, '');
  return plain.trim().slice(-120) || 'scan';
}

/**
 * Keeps a scan or photograph, if its content says that it is a PDF, JPEG or PNG, whatever its name
 * says. Refuses an empty file and any other kind and, where a virus scanner is set, whatever it does
 * not find clean: such a file is opened by officers as it came.
 */
export async function keepScan(file: SentFile): Promise<KeptScan | ScanRefusal> {
  const bytes = await wholeFile(file);
  if (bytes.length === 0) return { kind: 'file-empty' };
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !TYPES.includes(type.mime)) return { kind: 'file-kind' };
  const harm = await harmIn(bytes);
  if (harm) return harm;
  const stored = await storeFile(bytes, MOST_SCAN_BYTES);
  return { kind: 'kept', ...stored, name: plainName(file.name), contentType: type.mime };
}

async function harmIn(bytes: Buffer): Promise<ScanRefusal | null> {
  if (!hasScanner()) return null;
  const verdict = await scanFile(Readable.from([bytes]));
  if (verdict.kind === 'clean') return null;
  return { kind: verdict.kind === 'found' ? 'file-unsafe' : 'file-unchecked' };
}
