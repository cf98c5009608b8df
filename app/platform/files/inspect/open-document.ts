import type { FileSort, Refusal } from '~/platform/files/file-kinds';
import { Broken } from './file-bytes';
import { found, refused, type Finding } from './finding';
import { lookThroughXml, partText } from './xml-parts';
import type { ZipDirectory } from './zip-directory';

const PART = 4 * 1024 * 1024;
const KINDS: Record<string, [FileSort, string]> = {
  text: ['document', 'odt'],
  'text-template': ['document', 'odt'],
  spreadsheet: ['sheet', 'ods'],
  'spreadsheet-template': ['sheet', 'ods'],
  presentation: ['slides', 'odp'],
  'presentation-template': ['slides', 'odp'],
};
const MEDIA = 'application/vnd.oasis.opendocument.';

/** Inspects an OpenDocument text, sheet or presentation (OASIS OpenDocument 1.3, part 2). */
export async function inspectOpenDocument(zip: ZipDirectory): Promise<Finding> {
  const mimetype = zip.names.get('mimetype');
  const type = mimetype ? (await zip.peek(mimetype, 200)).toString('latin1').trim() : '';
  if (!type.startsWith(MEDIA))
    return refused(type === 'application/epub+zip' ? 'unknown-kind' : 'archive');
  const kind = KINDS[type.slice(MEDIA.length)];
  if (!kind) return refused('unknown-kind');
  const manifest = zip.names.get('META-INF/manifest.xml');
  if (!manifest) throw new Broken('no manifest');
  const listing = await partText(zip, manifest, PART);
  if (/<!ENTITY/i.test(listing)) return refused('damaged');
  if (/encryption-data|encrypted-package|:checksum-type=/.test(listing)) return refused('locked');
  if (!zip.names.has('content.xml')) throw new Broken('no content');
  const acts = actsByNames(zip, listing) ?? (await actsByContent(zip));
  return acts
    ? refused(acts)
    : found(
        `${MEDIA}${kind[1] === 'odt' ? 'text' : kind[1] === 'ods' ? 'spreadsheet' : 'presentation'}`,
        kind[0],
        kind[1],
      );
}

function actsByNames(zip: ZipDirectory, listing: string): Refusal | null {
  for (const { name } of zip.entries) {
    if (/^(?:Basic|Scripts|Dialogs)\/./i.test(name)) return 'macros';
    if (
      /^(?:Object|OleObject|oleObject)[ _]?\d+$/.test(name) ||
      /\.ole$|^embeddings?\//i.test(name)
    )
      return 'active';
  }
  if (/vnd\.sun\.star\.(?:basic|script)|application\/binary-library/i.test(listing))
    return 'macros';
  if (
    /oleobject|application\/x-openoffice-(?:gdimetafile)?;?\s*ole|java-archive|x-msdownload/i.test(
      listing,
    )
  )
    return 'active';
  return null;
}

const LOADED = 'https?:|ftp:|\\\\\\\\|file://[^/]|//|vnd\\.sun|smb:';

function actsByContent(zip: ZipDirectory): Promise<Refusal | null> {
  const parts = zip.entries.filter(
    ({ name }) => /\.(?:xml|rdf)$/i.test(name) && name !== 'META-INF/manifest.xml',
  );
  return lookThroughXml(zip, parts, [
    {
      mark: /<(?:script:event-listener|office:script|script:library|script:event|presentation:event-listener[^<>]*macro)\b/,
      refusal: 'macros',
    },
    { mark: /vnd\.sun\.star\.(?:script|Script):|macro:\/\//, refusal: 'macros' },
    { mark: /<(?:draw:object-ole|draw:applet|draw:plugin)\b/, refusal: 'active' },
    { mark: /<(?:office:dde-source|text:dde-connection-decl|table:dde-link)\b/, refusal: 'active' },
    {
      mark: new RegExp(
        `<(?:draw:floating-frame|draw:object|meta:template|text:section-source|xforms:instance)\\s[^<>]*(?:xlink:href|src)\\s*=\\s*["'](?:${LOADED})`,
        'i',
      ),
      refusal: 'active',
    },
    { mark: /\bDDE\s*\(/, refusal: 'active' },
    { mark: /<script[\s>]/i, refusal: 'active' },
  ]);
}
