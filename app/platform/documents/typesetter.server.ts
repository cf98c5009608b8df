import { setImmediate as aTurnForOthers } from 'node:timers/promises';

import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import { displayable } from './displayable-data.server';
import { type DocumentFonts, loadDocumentFonts } from './fonts.server';
import { oneLine } from './printable-text';

/** A place that does not exist: templates are given as text, and may read no file. */
const NO_WORKSPACE = '/no-workspace';

/** Nothing is kept between documents: what would be kept are people's words. */
const CACHE_GENERATIONS = 0;

type Typesetter = { compiler: NodeCompiler; fonts: DocumentFonts };

let typesetter: Promise<Typesetter> | undefined;

async function startTypesetter(house: string): Promise<Typesetter> {
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
function readyTypesetter(house: string): Promise<Typesetter> {
  typesetter ??= startTypesetter(house).catch((reason: unknown) => {
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

/** A document to be set: Typst source, the JSON value that it shows, and what it states about itself. */
export type DocumentToSet = DocumentOptions & { template: string; data: unknown };

/** Sets a document with the look of `house` (Typst source), the same for all that one process sets. */
export async function typeset(house: string, document: DocumentToSet): Promise<Uint8Array> {
  const ready = await readyTypesetter(house);
  const { data, title, language } = document;
  const printed = displayable({ data, title: oneLine(title) }, ready.fonts.coverage);
  const printable = printed.data as { data: unknown; title: string };
  const inputs = {
    data: JSON.stringify(printable.data ?? null),
    title: printable.title.replaceAll('\u200B', ''),
    language: language.toLowerCase().split('-')[0] ?? 'en',
    replaced: printed.replaced ? 'yes' : 'no',
  };
  await aTurnForOthers();
  return compile(ready, document.template, inputs);
}
