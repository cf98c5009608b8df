import { Broken, type FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';
import { endsAsZip, holdsForeignPart, holdsMarkup } from './foreign-parts';
import { openKey, pdfString, type PdfKey } from './pdf-key';
import { isObjectStream, namesWhatActs, namesXmlForm, plainNames, STREAM } from './pdf-names';
import { decodeStream, streamData } from './pdf-streams';

const WINDOW = 1024 * 1024;
const OVERLAP = 32 * 1024;
const UNFOLDED_IN_ALL = 128 * 1024 * 1024;
const STREAMS = 200_000;
/** Dictionaries longer than 4 KB are rare. */
const FAR_STREAMS = 2000;

type Stream = { at: number; dictionary: string; object: number; generation: number };

type Seen = {
  acts: boolean;
  form: boolean;
  locked: boolean;
  locks: string[];
  id: Buffer;
  streams: Stream[];
  farStreams: number;
};

/** Inspects a PDF: taken where it opens without a password and nothing in it acts or is enclosed. */
export async function inspectPdf(file: FileBytes): Promise<Finding> {
  const head = (await file.upTo(0, 1024)).toString('latin1');
  const start = head.indexOf('%PDF-');
  if (start > 0 && !/^(?:\xef\xbb\xbf)?\s*$/.test(head.slice(0, start)))
    return refused('two-in-one');
  if (start < 0 || !/^%PDF-[12]\.\d/.test(head.slice(start))) throw new Broken('no header');
  if (holdsMarkup(Buffer.from(head, 'latin1')) || (await endsAsZip(file)) || (await badEnd(file)))
    return refused('two-in-one');
  const seen = await lookThrough(file);
  const key = seen.locked ? keyOf(seen) : undefined;
  if (key === null) return refused('locked');
  if (seen.acts) return refused('active');
  const inside = await lookIntoObjects(file, seen, key);
  if (
    inside === 'active' ||
    ((seen.form || inside === 'form') && (await formActs(file, seen, key)))
  )
    return refused('active');
  return found('application/pdf', 'pdf', 'pdf');
}

/** Judges what stands behind the last end mark; without one near the end the file was cut. */
async function badEnd(file: FileBytes): Promise<boolean> {
  const from = Math.max(0, file.size - 512 * 1024);
  const tail = await file.upTo(from, file.size - from);
  const start = tail.lastIndexOf('startxref');
  if (start < 0) throw new Broken('cut short');
  const mark = tail.indexOf('%%EOF', start);
  const end = from + (mark < 0 ? start + 9 : mark + 5);
  return holdsForeignPart(file, end, file.size, { documents: true });
}

/** Goes once through all bytes: names that act, streams of objects, what locks the file. */
async function lookThrough(file: FileBytes): Promise<Seen> {
  const seen: Seen = {
    acts: false,
    form: false,
    locked: false,
    locks: [],
    id: Buffer.alloc(0),
    streams: [],
    farStreams: 0,
  };
  let last = -1;
  for await (const { at, bytes } of file.windows(0, file.size, WINDOW, OVERLAP)) {
    const text = bytes.toString('latin1');
    seen.acts ||= namesWhatActs(text);
    seen.form ||= namesXmlForm(text);
    lookForLock(text, seen);
    for (const hit of text.matchAll(STREAM)) {
      file.step();
      const data = at + hit.index + hit[0].length;
      if (data <= last) continue;
      last = data;
      const near = text.slice(Math.max(0, hit.index - 4096), hit.index + 2);
      const far = !near.includes('obj');
      if (far) seen.farStreams += 1;
      if (seen.farStreams > FAR_STREAMS) throw new Broken('dictionaries too long');
      const before = far ? text.slice(Math.max(0, hit.index - OVERLAP + 64), hit.index + 2) : near;
      seen.streams.push({ at: data, ...dictionaryIn(before) });
      if (seen.streams.length > STREAMS) throw new Broken('too many streams');
    }
  }
  return seen;
}

function dictionaryIn(before: string): Omit<Stream, 'at'> {
  const from = before.lastIndexOf('obj');
  const numbers = /(\d{1,10})\s+(\d{1,5})\s+$/.exec(
    before.slice(Math.max(0, from - 40), Math.max(0, from)),
  );
  const dictionary = from < 0 ? before : before.slice(from + 3);
  // Kept only as far as needed: pictures and fonts say their kind within their own dictionary.
  const kept =
    from < 0 || isObjectStream(dictionary) || !/\/Subtype/.test(dictionary)
      ? dictionary
      : '/Subtype';
  return {
    dictionary: copied(kept.slice(-8192)),
    object: Number(numbers?.[1] ?? 0),
    generation: Number(numbers?.[2] ?? 0),
  };
}

/** A piece of text that does not keep the whole window it was cut from in memory. */
function copied(text: string): string {
  return text === '/Subtype' ? text : Buffer.from(text, 'latin1').toString('latin1');
}

function lookForLock(text: string, seen: Seen): void {
  const plain = /#[0-9a-fA-F]{2}/.test(text) ? plainNames(text) : text;
  for (const source of new Set([text, plain])) {
    if (/\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(source)) seen.locked = true;
    for (const hit of source.matchAll(/\/Filter\s*\/Standard\b/g)) {
      if (seen.locks.length >= 4) break;
      const from = Math.max(
        source.lastIndexOf('obj', hit.index),
        source.lastIndexOf('/Encrypt', hit.index),
        hit.index - 4096,
      );
      seen.locks.push(copied(source.slice(Math.max(0, from), hit.index + 4096)));
    }
    if (seen.id.length === 0 && /\/ID\s*\[\s*[(<]/.test(source))
      seen.id = pdfString(source.slice(source.search(/\/ID\s*\[\s*[(<]/)), 'ID');
  }
}

function keyOf(seen: Seen): PdfKey | null {
  for (const lock of seen.locks) {
    const end = lock.indexOf('endobj');
    const key = openKey(end > 0 ? lock.slice(0, end) : lock, seen.id);
    if (key) return key;
  }
  return null;
}

async function lookIntoObjects(
  file: FileBytes,
  seen: Seen,
  key: PdfKey | undefined,
): Promise<'active' | 'form' | null> {
  let unfolded = 0;
  let form = false;
  for (const stream of seen.streams.filter(({ dictionary }) => isObjectStream(dictionary))) {
    const raw = await streamData(file, stream.at);
    const data = decodeStream(
      stream.dictionary,
      key ? key.decrypt(raw, stream.object, stream.generation) : raw,
    );
    if (!data) return 'active';
    unfolded += data.length;
    if (unfolded > UNFOLDED_IN_ALL) throw new Broken('objects unfold too far');
    const text = data.toString('latin1');
    if (namesWhatActs(text)) return 'active';
    form ||= namesXmlForm(text);
  }
  return form ? 'form' : null;
}

/** A form of its own kind (XFA) is looked into for programs; the streams that can hold it are few. */
async function formActs(file: FileBytes, seen: Seen, key: PdfKey | undefined): Promise<boolean> {
  let unfolded = 0;
  for (const stream of seen.streams) {
    if (stream.dictionary === '/Subtype' || isObjectStream(stream.dictionary)) continue;
    const raw = await streamData(file, stream.at, 4 * 1024 * 1024);
    const data = safelyDecoded(
      stream.dictionary,
      key ? key.decrypt(raw, stream.object, stream.generation) : raw,
    );
    if (!data) continue;
    unfolded += data.length;
    if (unfolded > UNFOLDED_IN_ALL) return true;
    if (/<(?:\w+:)?(?:script|submit|execute)[\s>]/i.test(data.toString('latin1'))) return true;
  }
  return false;
}

function safelyDecoded(dictionary: string, data: Buffer): Buffer | null {
  try {
    return decodeStream(dictionary, data);
  } catch (error) {
    if (error instanceof Broken) return null;
    throw error;
  }
}
