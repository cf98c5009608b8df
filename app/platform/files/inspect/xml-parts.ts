import type { Refusal } from '~/platform/files/file-kinds';
import { Broken } from './file-bytes';
import type { ZipDirectory, ZipEntry } from './zip-directory';

/** The most XML unpacked of one document; of the parts beyond it only the start is looked at. */
const UNPACKED = 96 * 1024 * 1024;
const START = 16 * 1024;
const KEPT = 8 * 1024;

export type XmlMark = { mark: RegExp; refusal: Refusal };

/** An entity is declared in no document of an office suite: it is how an XML bomb is made. */
const ENTITY: XmlMark = { mark: /<!ENTITY/i, refusal: 'damaged' };

/**
 * Looks through the XML parts of a document, unpacked in pieces within bounds, for marks of what
 * acts. `gather` sees each piece of text too, with the part's name.
 */
export async function lookThroughXml(
  zip: ZipDirectory,
  parts: ZipEntry[],
  marks: XmlMark[],
  gather?: (name: string, text: string) => Refusal | null,
): Promise<Refusal | null> {
  let left = UNPACKED;
  for (const part of parts) {
    let before = '';
    let read = 0;
    let decoder: TextDecoder | null = null;
    for await (const piece of zip.unpack(part)) {
      decoder ??= new TextDecoder(codingOf(piece));
      const text = decoder.decode(piece, { stream: true });
      const seen = before + text;
      const hit = [ENTITY, ...marks].find(({ mark }) => mark.test(seen));
      if (hit) return hit.refusal;
      const gathered = gather?.(part.name, text);
      if (gathered) return gathered;
      before = seen.slice(-KEPT);
      read += piece.length;
      left -= piece.length;
      if (left < 0 && read >= START) break;
    }
  }
  return null;
}

/** Reads a small XML part whole as text; `Broken` where it is longer than `most` bytes. */
export async function partText(zip: ZipDirectory, entry: ZipEntry, most: number): Promise<string> {
  const bytes = await zip.peek(entry, most + 1);
  if (bytes.length > most) throw new Broken('part too long');
  return new TextDecoder(codingOf(bytes)).decode(bytes);
}

/** The encoding of XML: UTF-16 where its mark or its nulls say so, else UTF-8. */
function codingOf(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0))
    return 'utf-16le';
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c))
    return 'utf-16be';
  return 'utf-8';
}
