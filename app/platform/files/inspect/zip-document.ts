import type { FileSort, Refusal } from '~/platform/files/file-kinds';
import type { FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';
import { dangerousEnding, endingOf } from './name-endings';
import { inspectOfficeXml } from './office-xml';
import { inspectOpenDocument } from './open-document';
import { readZipDirectory, type ZipDirectory, type ZipEntry } from './zip-directory';

const PEEKED = 32;

/** What an entry's first bytes must not be, whatever its name: program, packed file, old Office file, page. */
function badEntry(entry: ZipEntry, head: Buffer): Refusal | null {
  const text = head.toString('latin1');
  if (/^(?:MZ|\x7fELF|dex\n|#!|<\?php)/.test(text) || text.startsWith('\xca\xfe\xba\xbe'))
    return 'active';
  // eslint-disable-next-line no-control-regex
  if (/^(?:PK\x03\x04|Rar!|7z\xbc\xaf|\x1f\x8b|BZh\d|\xfd7zXZ)/.test(text)) return 'active';
  if (text.startsWith('\xd0\xcf\x11\xe0')) return /vba/i.test(entry.name) ? 'macros' : 'active';
  if (/^\s*<(?:!doctype html|html|script)/i.test(text)) return 'active';
  return null;
}

/** Entries whose own format is packed or which the document kind brings along. */
const EXPECTED = /\.(?:xml|rels|xlsx|iwa|vml)$|^Index\.zip$|\.(?:gz)$/i;

async function badEntries(
  zip: ZipDirectory,
  kind: 'office' | 'open' | 'apple',
): Promise<Refusal | null> {
  for (const entry of zip.entries) {
    const ending = endingOf(entry.name);
    const bad = dangerousEnding(ending);
    const drawn =
      ending === 'svg' || ending === 'xml' || (kind === 'apple' && /^(?:zip|gz)$/.test(ending));
    if (bad === 'macros') return 'macros';
    if (bad && !drawn) return 'active';
    if (EXPECTED.test(entry.name) || entry.name.endsWith('/')) continue;
    const inside = badEntry(entry, await zip.peek(entry, PEEKED));
    if (inside) return inside;
  }
  return null;
}

/** Inspects a zip: a document of one of the office suites, or a packed file. */
export async function inspectZip(
  file: FileBytes,
  promised: { ending: string; sort: FileSort | null },
  depth = 0,
): Promise<Finding> {
  const zip = await readZipDirectory(file);
  if (typeof zip === 'string')
    return refused(zip === 'locked' && promised.sort === null ? 'archive' : zip);
  const has = (name: string) => zip.names.has(name);
  if (
    has('AndroidManifest.xml') ||
    has('classes.dex') ||
    has('META-INF/MANIFEST.MF') ||
    has('AppManifest.xaml')
  )
    return refused('program');
  if ([...zip.names.keys()].some((name) => /^Payload\/[^/]+\.app\//.test(name)))
    return refused('program');
  if (has('[Content_Types].xml')) {
    const refusal = await badEntries(zip, 'office');
    const finding = await inspectOfficeXml(file, zip, depth);
    return refusal && finding.ok ? refused(refusal) : finding;
  }
  if (has('mimetype') && (has('META-INF/manifest.xml') || has('content.xml'))) {
    const refusal = await badEntries(zip, 'open');
    const finding = await inspectOpenDocument(zip);
    return refusal && finding.ok ? refused(refusal) : finding;
  }
  return inspectApple(zip, promised);
}

const APPLE = {
  pages: ['application/vnd.apple.pages', 'document'],
  numbers: ['application/vnd.apple.numbers', 'sheet'],
  key: ['application/vnd.apple.keynote', 'slides'],
} as const;

/** Inspects a file of Pages, Numbers or Keynote; whatever else is packed is a packed file. */
async function inspectApple(zip: ZipDirectory, { ending }: { ending: string }): Promise<Finding> {
  const names = [...zip.names.keys()];
  const modern = names.some((name) =>
    /(?:^|\/)Index\/Document\.iwa$|(?:^|\/)Index\.zip$/.test(name),
  );
  const slides = names.some((name) => /(?:^|\/)index\.apxl(?:\.gz)?$/.test(name));
  const older =
    names.some((name) => /(?:^|\/)index\.xml(?:\.gz)?$/.test(name)) &&
    names.some((name) => /(?:^|\/)buildVersionHistory\.plist$/.test(name));
  if (!modern && !slides && !older) return refused('archive');
  if (names.some((name) => /\.iwp[hv]2?$/.test(name))) return refused('locked');
  const refusal = await badEntries(zip, 'apple');
  if (refusal) return refused(refusal);
  const isSlides =
    slides || names.some((name) => /Index\/(?:Slide|MasterSlide|TemplateSlide)/.test(name));
  const kind = isSlides ? 'key' : ending === 'numbers' ? 'numbers' : 'pages';
  const [contentType, sort] = APPLE[kind];
  return found(contentType, sort, kind);
}
