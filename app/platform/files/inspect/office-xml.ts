import type { FileSort, Refusal } from '~/platform/files/file-kinds';
import { bufferReader } from './buffer-reader';
import { Broken, FileBytes } from './file-bytes';
import { found, refused, type Finding } from './finding';
import { lookThroughXml, partText } from './xml-parts';
import type { ZipDirectory, ZipEntry } from './zip-directory';
import { inspectZip } from './zip-document';

const PART = 2 * 1024 * 1024;
const NESTED = 16 * 1024 * 1024;

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const KINDS: { main: RegExp; contentType: string; sort: FileSort; extension: string }[] = [
  {
    main: /wordprocessingml\.(?:document|template)\.main\+xml/,
    contentType: `${OFFICE}wordprocessingml.document`,
    sort: 'document',
    extension: 'docx',
  },
  {
    main: /spreadsheetml\.(?:sheet|template)\.main\+xml/,
    contentType: `${OFFICE}spreadsheetml.sheet`,
    sort: 'sheet',
    extension: 'xlsx',
  },
  {
    main: /presentationml\.(?:presentation|slideshow|template)\.main\+xml/,
    contentType: `${OFFICE}presentationml.presentation`,
    sort: 'slides',
    extension: 'pptx',
  },
];

/** Inspects a Word, Excel or PowerPoint document of the newer kind (ECMA-376). */
export async function inspectOfficeXml(
  file: FileBytes,
  zip: ZipDirectory,
  depth: number,
): Promise<Finding> {
  const listing = zip.names.get('[Content_Types].xml');
  if (!listing) throw new Broken('no content types');
  const types = await partText(zip, listing, PART);
  const names = [...zip.names.keys()];
  if (/macroEnabled|vbaProject|vbaData|macrosheet|\bsheet\.binary\b/i.test(types))
    return refused('macros');
  if (names.some((name) => /vbaProject|vbaData\.xml|(?:^|\/)macrosheets\//i.test(name)))
    return refused('macros');
  if (/<!ENTITY/i.test(types)) return refused('damaged');
  const kind = KINDS.find(({ main }) => main.test(types));
  if (!kind)
    return refused(
      /visio|xps|3dmanufacturing|epub/i.test(types + names.join(' ')) ? 'unknown-kind' : 'archive',
    );
  const main = names.some((name) =>
    /(?:^|\/)(?:document|workbook|presentation)\d*\.xml$/i.test(name),
  );
  if (!main || !zip.names.has('_rels/.rels')) throw new Broken('no main part');
  if (names.some((name) => /(?:^|\/)activeX\//i.test(name)) || /activeX|oleObject/i.test(types))
    return refused('active');
  const acts = (await badLinks(zip)) ?? (await badContent(zip)) ?? (await badPackages(zip, depth));
  return acts ? refused(acts) : found(kind.contentType, kind.sort, kind.extension);
}

const FETCHING =
  /^\s*(?:https?|ftp|mhtml|mk|ms-[\w-]+|x-usc|file:\/{2,}(?![/\\]*[a-z]:)[^/]|\\\\|file:[\\/]*\\\\|\/\/|javascript|vbscript|data|res|its)/i;
const RELATION = /<(?:\w+:)?Relationship\s[^<>]*>/gi;

/** Looks at the relations of every part (ECMA-376 part 2, 6.5): what is embedded, and what opening would fetch. */
async function badLinks(zip: ZipDirectory): Promise<Refusal | null> {
  for (const entry of zip.entries.filter(({ name }) => name.endsWith('.rels'))) {
    const text = await partText(zip, entry, PART);
    if (/<!ENTITY/i.test(text)) return 'damaged';
    for (const [relation] of text.matchAll(RELATION)) {
      const value = (name: string) =>
        unescaped(
          new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i')
            .exec(relation)
            ?.slice(1)
            .join('') ?? '',
        );
      const type = value('Type').split('/').at(-1) ?? '';
      const outside = /^external$/i.test(value('TargetMode'));
      const target = value('Target');
      if (/vbaProject|xlMacrosheet|xlIntlMacrosheet|wordVbaData/i.test(type)) return 'macros';
      if (/^(?:oleObject|control|activeXControlBinary|aFChunk|attachedToolbars)$/i.test(type))
        return 'active';
      if (/^package$/i.test(type) && (outside || !/charts?\/_rels\//i.test(entry.name)))
        return 'active';
      if (!outside) continue;
      if (
        /^(?:attachedTemplate|frame|subDocument|slideUpdateUrl|slideUpdateInfo|xlExternalLinkPath\/xlPathMissing)$/i.test(
          type,
        ) &&
        FETCHING.test(target)
      )
        return 'active';
      if (
        /^(?:image|video|audio|media)$/i.test(type) &&
        /^\s*(?:\\\\|file:[\\/]{2,}(?![\\/]*[a-z]:)[^/\\]|mhtml|ms-|x-usc|javascript|vbscript)/i.test(
          target,
        )
      )
        return 'active';
      if (
        /^hyperlink$/i.test(type) &&
        /^\s*(?:javascript|vbscript|ms-[\w-]+|mhtml|search-ms|\\\\)/i.test(target)
      )
        return 'active';
    }
  }
  return null;
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(0x10ffff, parseInt(code, 16))),
    )
    .replace(/&#(\d{1,7});/g, (_, code: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number(code))),
    )
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

const INSTRUCTION =
  /<w:instrText[^<>]*>([^<]{0,4000})<\/w:instrText>|\bw:instr\s*=\s*"([^"]{0,4000})"/g;
const CODED = /\bQUOTE(?:\s+\d{2,3}){4,}/i;

/** Looks for fields and links that start a program (DDE), also where they are split over runs. */
async function badContent(zip: ZipDirectory): Promise<Refusal | null> {
  const parts = zip.entries.filter(({ name }) => /\.(?:xml|vml)$/i.test(name));
  const fields = new Map<string, string>();
  return lookThroughXml(
    zip,
    parts,
    [
      { mark: /<(?:\w+:)?ddeLink\b/i, refusal: 'active' },
      {
        mark: /<(?:\w+:)?(?:oleObj|control|OLEObject)\s[^<>]*(?:progId|ProgID)/,
        refusal: 'active',
      },
      { mark: /\bDDEAUTO\b/, refusal: 'active' },
      { mark: /\baction\s*=\s*"ppaction:\/\/(?:program|macro|ole)/i, refusal: 'active' },
      { mark: /<f(?:\s[^<>]{0,200})?>[^<]{0,200}\|\s*'[^<]{0,400}!/, refusal: 'active' },
      { mark: /<script[\s>]/i, refusal: 'active' },
    ],
    (name, text) => {
      const so =
        (fields.get(name) ?? '') +
        [...text.matchAll(INSTRUCTION)].map((hit) => hit[1] ?? hit[2] ?? '').join('');
      fields.set(name, so.slice(-20_000));
      const plain = so.replace(/["\s\\]+/g, ' ');
      return /\bDDE(?:AUTO)?\b/i.test(plain) ||
        /D\s?D\s?E\s?A\s?U\s?T\s?O/i.test(plain) ||
        CODED.test(plain)
        ? 'active'
        : null;
    },
  );
}

/** The workbook behind a chart is honest, when it is a plain workbook itself. */
async function badPackages(zip: ZipDirectory, depth: number): Promise<Refusal | null> {
  for (const entry of zip.entries.filter(
    ({ name }) => /(?:^|\/)embeddings\//i.test(name) && !name.endsWith('/'),
  )) {
    if (depth > 0 || !/\.xlsx$/i.test(entry.name)) return 'active';
    const inside = await nested(zip, entry, depth);
    if (inside) return inside;
  }
  return null;
}

async function nested(zip: ZipDirectory, entry: ZipEntry, depth: number): Promise<Refusal | null> {
  const bytes = await zip.peek(entry, NESTED + 1);
  if (bytes.length > NESTED) return 'active';
  const finding = await inspectZip(
    new FileBytes(bufferReader(bytes)),
    { ending: 'xlsx', sort: 'sheet' },
    depth + 1,
  ).catch(() => refused('active'));
  if (!finding.ok) return finding.refusal === 'macros' ? 'macros' : 'active';
  return finding.sort === 'sheet' ? null : 'active';
}
