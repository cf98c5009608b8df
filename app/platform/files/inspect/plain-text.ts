import type { FileSort, Refusal } from '~/platform/files/file-kinds';
import type { FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';

type Coding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const WINDOW = 512 * 1024;
const KEPT = 4096;

const PAGE_START =
  /^<(?:!doctype\s+html|html|head|body|script|svg|iframe|title|style|meta|link|table|\?xml|!doctype|xml|rss|mhtml)/i;
const PAGE_PART =
  /<(?:script|iframe|object|embed|svg|applet|meta\s+http-equiv|!entity)[\s>/]|\[InternetShortcut\]|<[a-z]+\s[^<>]{0,400}\bon(?:error|load|click|mouseover|focus|begin)\s*=/im;
const SCRIPT_START =
  /^(?:#!|@echo\s+off|<\?php|<\?=|<%|\[Desktop Entry\]|Windows Registry Editor|REGEDIT4|Option\s+Explicit\s*$|\(new-object|powershell(?:\.exe)?\s+-|#requires|param\s*\(|cmd(?:\.exe)?\s+\/c)/i;
const SCRIPT_PART =
  /<\?php\s|\bWScript\s*\.\s*(?:Shell|CreateObject|Echo|Run)|CreateObject\s*\(\s*["'](?:WScript|Scripting|Shell|MSXML2|ADODB)|new\s+ActiveXObject\s*\(|\bInvoke-(?:Expression|WebRequest)\b|\bIEX\s*\(|powershell(?:\.exe)?\s+-(?:e|enc|nop|w|ex)|^[ \t]{0,80}(?:Public\s+|Private\s+)?Sub\s+Auto_?(?:Open|Exec|Close)\s*\(|\bos\.system\s*\(|\bsubprocess\.(?:run|Popen|call)\s*\(|\bchild_process\b/im;
const DDE = /^[ \t"]{0,40}[=+\-@][^\n|]{0,200}\|\s*'[^\n]{0,400}'?\s*![^\n]{1,40}$/m;

/** The encoding of a text, or null where it is no text: told from its bytes, all of them. */
async function codingOf(file: FileBytes): Promise<Coding | null> {
  const head = await file.upTo(0, 3);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const strict = new TextDecoder('utf-8', { fatal: true });
  let utf8 = true;
  let readable = 0;
  for await (const { bytes } of file.windows(0, file.size, WINDOW, 0)) {
    for (const byte of bytes) {
      if (byte < 0x20 ? byte < 9 || (byte > 13 && byte !== 0x1a && byte !== 0x1b) : byte === 0x7f)
        return null;
      if (byte < 0x7f) readable += 1;
    }
    if (utf8) utf8 = decodes(strict, bytes);
  }
  if (utf8 && decodes(strict, null)) return 'utf-8';
  return readable / file.size > 0.5 ? 'windows-1252' : null;
}

function decodes(decoder: TextDecoder, bytes: Buffer | null): boolean {
  try {
    if (bytes) decoder.decode(bytes, { stream: true });
    else decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** What a text is when something would run or show it: a page, a script, a sheet that starts programs. */
async function actsAs(file: FileBytes, coding: Coding): Promise<Refusal | 'binary' | null> {
  const decoder = new TextDecoder(coding);
  let before = '';
  for await (const { at, bytes } of file.windows(0, file.size, WINDOW, 0)) {
    const text = before + decoder.decode(bytes, { stream: true });
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000e-\u0019]/.test(text)) return 'binary';
    if (at === 0 && SCRIPT_START.test(text.slice(0, 2048).trimStart())) return 'script';
    if (at === 0 && PAGE_START.test(pastComments(text.slice(0, 8192)))) return 'web-page';
    if (at === 0 && isSavedPage(text.slice(0, 4096))) return 'web-page';
    if (SCRIPT_PART.test(text)) return 'script';
    if (PAGE_PART.test(text)) return 'web-page';
    if (DDE.test(text)) return 'active';
    before = text.slice(-KEPT);
  }
  return null;
}

/** A page saved with its parts begins as a mail does (RFC 2557). */
function isSavedPage(start: string): boolean {
  return /^(?:MIME-Version|Content-Type):/im.test(start) && /multipart\/related/i.test(start);
}

/** What a page begins with once the comments before it are gone. */
function pastComments(start: string): string {
  let text = start.replace(/\ufeff/g, '').trimStart();
  while (text.startsWith('<!--')) {
    const end = text.indexOf('-->');
    if (end < 0) return '';
    text = text.slice(end + 3).trimStart();
  }
  return text;
}

/** Inspects a file that nothing else recognised: plain text, or null where it is none. */
export async function inspectText(
  file: FileBytes,
  promised: { ending: string; sort: FileSort | null },
): Promise<Finding | null> {
  const coding = await codingOf(file);
  if (!coding) return null;
  const acts = await actsAs(file, coding);
  if (acts === 'binary') return null;
  if (acts) return refused(acts);
  const type = `; charset=${coding}`;
  if (promised.ending === 'csv' || promised.ending === 'tsv')
    return found(`text/csv${type}`, 'sheet', promised.ending);
  if (promised.ending && promised.sort === null) return refused('unknown-kind');
  return found(`text/plain${type}`, 'text', promised.ending === 'md' ? 'md' : 'txt');
}
