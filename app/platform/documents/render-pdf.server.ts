import { createRequire } from 'node:module';
import { setImmediate as aTurnForOthers } from 'node:timers/promises';

import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import { displayable } from './displayable-data.server';
import { type DocumentFonts, loadDocumentFonts } from './fonts.server';
import house from './house.typ?raw';
import { oneLine } from './printable-text';

/** A place that does not exist: templates are given as text, and may read no file. */
const NO_WORKSPACE = '/no-workspace';

/** Nothing is kept between documents: what would be kept are people's words. */
const CACHE_GENERATIONS = 0;

/** What the looks of every document hang on besides its own template: whoever keeps one makes it anew with this. */
export function looksOfDocuments(): string {
  const { version } = createRequire(import.meta.url)(
    '@myriaddreamin/typst-ts-node-compiler/package.json',
  ) as { version: string };
  return version + house;
}

type Typesetter = { compiler: NodeCompiler; fonts: DocumentFonts };

let typesetter: Promise<Typesetter> | undefined;

async function startTypesetter(): Promise<Typesetter> {
  const [{ NodeCompiler }, fonts] = await Promise.all([
    import('@myriaddreamin/typst-ts-node-compiler'),
    loadDocumentFonts(),
  ]);
  const compiler = NodeCompiler.create({
    workspace: NO_WORKSPACE,
    fontArgs: [{ fontPaths: fonts.paths }],
  });
  compiler.addSource(`${NO_WORKSPACE}/house.typ`, house);
  return { compiler, fonts };
}

/** The typesetter costs memory and some milliseconds, so it starts with the first document. */
function readyTypesetter(): Promise<Typesetter> {
  typesetter ??= startTypesetter().catch((reason: unknown) => {
    typesetter = undefined;
    throw reason;
  });
  return typesetter;
}

/**
 * What the typesetter complains of: the code of an error at compiling, the debug form of diagnostics
 * at export. Both quote the text they are about, which logs must not, so it is left out.
 */
function complaints(reason: unknown): string {
  const { message, code } = reason as { message?: string; code?: string };
  const report = message || code || 'unknown reason';
  const messages = [...report.matchAll(/message: "((?:\\.|[^"\\])*)"/gsu)];
  return (messages.length > 0 ? messages.map(([, text = '']) => text) : [report])
    .map((text) => text.replace(/[`"].*[`"]/gsu, '…').slice(0, 200))
    .join('; ');
}

/** A template and its data could not be made into a PDF. The message holds no text of people. */
export class DocumentRenderError extends Error {
  override name = 'DocumentRenderError';
}

/** Compiles and exports in one call: a document held by JavaScript keeps megabytes until collected. */
function compile({ compiler }: Typesetter, template: string, inputs: Record<string, string>) {
  try {
    return compiler.pdf({ mainFileContent: template, inputs }, { pdfStandard: 'ua-1' });
  } catch (reason) {
    throw new DocumentRenderError(complaints(reason));
  } finally {
    compiler.evictCache(CACHE_GENERATIONS);
  }
}

/** What every document states about itself: its language (BCP 47) and its title. */
export type DocumentOptions = { language: string; title: string };

/**
 * Sets a document as tagged PDF (PDF/UA-1, ISO 14289-1).
 *
 * `template` is Typst source (import it with `?raw`) and may import `/house.typ`; `data` is any
 * JSON value and reaches it as data only, cleaned of control characters and restricted to what the
 * fonts can draw. Throws {@link DocumentRenderError} when the template is at fault.
 */
export async function renderPdf(
  template: string,
  data: unknown,
  { language, title }: DocumentOptions,
): Promise<Uint8Array> {
  const ready = await readyTypesetter();
  const printed = displayable({ data, title: oneLine(title) }, ready.fonts.coverage);
  const printable = printed.data as { data: unknown; title: string };
  const inputs = {
    data: JSON.stringify(printable.data ?? null),
    title: printable.title.replaceAll('\u200B', ''),
    language: language.toLowerCase().split('-')[0] ?? 'en',
    replaced: printed.replaced ? 'yes' : 'no',
  };
  await aTurnForOthers();
  return compile(ready, template, inputs);
}
