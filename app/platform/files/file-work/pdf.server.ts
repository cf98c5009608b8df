import type { PDFiumDocument } from '@hyzyla/pdfium';
import type { RandomReader } from '~/platform/files/random-reader';
import type { PagesDone, StoredPicture } from './messages';
import type { Outputs } from './outputs.server';
import { fromRaw, keepPicture, keepSmall } from './picture.server';
import { readWhole } from './read-whole.server';

/** The width of a page picture and the most it may be high, in pixels. */
const PAGE_WIDTH = 1200;
const PAGE_HEIGHT = 3600;

/** The PDF asks for a password. */
export class PdfLocked extends Error {}

/**
 * The number of pages, and a small picture of the first. Scripts and forms are not run: the decoder
 * has no script engine and its form part is never started. Throws PdfLocked, or an Error where the
 * file is no readable PDF.
 */
export async function lookAtPdf(
  reader: RandomReader,
  outputs: Outputs,
): Promise<{ pages: number; small: StoredPicture | null }> {
  return withPdf(reader, async (document) => {
    const pages = document.getPageCount();
    const first = pages > 0 ? await draw(document, 1) : null;
    return { pages, small: first && (await keepSmall(first, outputs)) };
  });
}

/** Pictures of the pages `from` to `to` (1 is the first); a page that cannot be drawn is left out. */
export async function drawPages(
  reader: RandomReader,
  { from, to }: { from: number; to: number },
  outputs: Outputs,
): Promise<PagesDone> {
  return withPdf(reader, async (document) => {
    const pages = document.getPageCount();
    const views: PagesDone['views'] = [];
    for (let page = Math.max(1, from); page <= Math.min(to, pages); page += 1) {
      const raw = await draw(document, page);
      if (raw) views.push({ page, ...(await keepPicture(fromRaw(raw), outputs)) });
    }
    return { kind: 'pages', pages, views };
  });
}

async function withPdf<T>(
  reader: RandomReader,
  use: (document: PDFiumDocument) => Promise<T>,
): Promise<T> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(await readWhole(reader)).catch(lockedOr);
    try {
      return await use(document);
    } finally {
      document.destroy();
    }
  } finally {
    library.destroy();
  }
}

function lockedOr(error: unknown): never {
  throw error instanceof Error && /password|security/i.test(error.message)
    ? new PdfLocked()
    : error;
}

async function draw(document: PDFiumDocument, page: number) {
  try {
    const sheet = document.getPage(page - 1);
    const { originalWidth, originalHeight } = sheet.getOriginalSize();
    const scale = Math.min(PAGE_WIDTH / originalWidth, PAGE_HEIGHT / originalHeight);
    if (!Number.isFinite(scale) || scale <= 0) return null;
    const { data, width, height } = await sheet.render({ scale, render: 'bitmap' });
    return { data, width, height };
  } catch {
    return null;
  }
}
