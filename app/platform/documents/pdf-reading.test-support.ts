import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader of it sees it: what tests look at. */
export type ReadPdf = {
  pages: string[];
  text: string;
  title: string;
  language: string | null;
  tagged: boolean;
  roles: string[];
};

type TagNode = { role?: string; children?: TagNode[] };

function rolesOf(node: TagNode): string[] {
  return [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesOf)];
}

/** Reads pages, metadata and structure tags of a PDF; spaces in the text are single. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const pages: string[] = [];
  const roles: string[] = [];
  let language: string | null = null;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items, lang } = await page.getTextContent();
    language ??= lang;
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''));
    pages.push(words.join('').replace(/\s+/gu, ' '));
    roles.push(...rolesOf((await page.getStructTree()) as TagNode));
  }
  const tagged = (await document.getMarkInfo())?.Marked === true;
  await task.destroy();
  const title = (info as { Title?: string }).Title ?? '';
  return { pages, text: pages.join(' '), title, language, tagged, roles };
}
