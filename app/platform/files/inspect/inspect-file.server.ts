import type { FileSort } from '~/platform/files/file-kinds';
import type { RandomReader } from '~/platform/files/random-reader';
import { Broken, FileBytes } from './file-bytes';
import { cleanFileName } from './file-name';
import { refused, type Finding } from './finding';
import { inspectAs } from './inspect-kind';
import { dangerousEnding, endingOf, sortOfEnding } from './name-endings';
import { recognise } from './recognise';
import { inspectText } from './plain-text';

/** `megapixels`: the most a picture may unfold to, all its frames together, in millions. */
export type InspectLimits = { megapixels: number };

/**
 * Tells what a file is from its content and whether it may be taken, checked against its name.
 * Reads by position within bounds, decodes no picture, executes, unpacks and fetches nothing. A file
 * whose structure cannot be right is refused as `damaged`; only a reader that fails throws.
 */
export async function inspectFile(
  reader: RandomReader,
  name: string,
  limits: InspectLimits,
): Promise<Finding> {
  const clean = cleanFileName(name);
  if (!clean.ok) return refused('name');
  if (reader.size === 0) return refused('empty');
  const ending = endingOf(clean.name);
  const byName = dangerousEnding(ending);
  if (byName) return refused(byName);
  const failing = watched(reader);
  try {
    return await inspectContent(new FileBytes(failing.reader), ending, limits);
  } catch (error) {
    if (failing.error()) throw failing.error();
    if (error instanceof Broken || error instanceof Error) return refused('damaged');
    throw error;
  }
}

/** Keeps the failure of the store apart from what a hostile file makes parsers throw. */
function watched(reader: RandomReader) {
  let failure: unknown = null;
  return {
    error: () => failure,
    reader: {
      size: reader.size,
      close: () => reader.close(),
      read: (position: number, length: number) =>
        reader.read(position, length).catch((error: unknown) => {
          failure ??= error;
          throw error;
        }),
    },
  };
}

async function inspectContent(
  file: FileBytes,
  ending: string,
  limits: InspectLimits,
): Promise<Finding> {
  const promised = { ending, sort: sortOfEnding(ending) };
  const kind = await recognise(file);
  const text =
    kind === null || kind === 'markup' || kind === 'foreign'
      ? await inspectText(file, promised)
      : null;
  if (kind === 'markup' && (!text || text.ok)) return refused('web-page');
  const finding =
    text ??
    (kind === null || kind === 'foreign' || kind === 'markup'
      ? refused('unknown-kind')
      : await inspectAs(kind, file, promised, limits));
  if (!finding.ok) {
    const lies = finding.refusal === 'unknown-kind' && kind === null && promised.sort !== null;
    return lies ? refused('mismatch') : finding;
  }
  return promised.sort && !agree(promised.sort, finding.sort) ? refused('mismatch') : finding;
}

/** Sound and film share their containers, so that one under the other's ending lies about nothing. */
function agree(promised: FileSort, is: FileSort): boolean {
  const recording = (sort: FileSort) => sort === 'audio' || sort === 'video';
  return promised === is || (recording(promised) && recording(is));
}
