import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import { displayable } from './displayable-data.server';
import { type DocumentFonts, loadDocumentFonts } from './fonts.server';
import house from './house.typ?raw';
import { oneLine } from './printable-text';

/** A place that does not exist: templates are given as text, and may read no file. */
const NO_WORKSPACE = '/no-workspace';

/** Results kept between renders; they hold people's words, so they do not stay for long. */
const CACHE_GENERATIONS = 2;

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

/** Diagnostics quote the text they are about; logs must not, so what is quoted is left out. */
function withoutQuotations(messages: string[]): string {
  return messages.map((message) => message.replace(/`.*`/gsu, '…').slice(0, 200)).join('; ');
}

/** The exporter throws the debug form of its diagnostics; their messages are what is of use. */
function exportMessages(reason: unknown): string[] {
  const found = [...String(reason).matchAll(/message: "((?:\\.|[^"\\])*)"/gsu)];
  return found.map(([, message = '']) => message);
}

/** A template and its data could not be made into a PDF. The message holds no text of people. */
export class DocumentRenderError extends Error {
  override name = 'DocumentRenderError';
}

function compile({ compiler }: Typesetter, template: string, inputs: Record<string, string>) {
  const outcome = compiler.compile({ mainFileContent: template, inputs });
  const document = outcome.result;
  if (document === null) {
    const diagnostics = (outcome.takeError()?.shortDiagnostics ?? []) as { message: string }[];
    throw new DocumentRenderError(withoutQuotations(diagnostics.map(({ message }) => message)));
  }
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch (reason) {
    throw new DocumentRenderError(withoutQuotations(exportMessages(reason)));
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
  try {
    return compile(ready, template, {
      data: JSON.stringify(printable.data ?? null),
      title: printable.title.replaceAll('\u200B', ''),
      language: language.toLowerCase().split('-')[0] ?? 'en',
      replaced: printed.replaced ? 'yes' : 'no',
    });
  } finally {
    ready.compiler.evictCache(CACHE_GENERATIONS);
  }
}
