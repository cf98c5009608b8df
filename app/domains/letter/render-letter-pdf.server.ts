import { renderPdf } from '~/platform/documents/render-pdf.server';

import letterTemplate from './letter.typ?raw';
import type { Letter } from './letter.types';

/**
 * A letter as tagged PDF: the English letter first, then, on a page of its own and marked as such,
 * the translation for the parent. Leave `translation` out of the letter for the copy that is sent.
 */
export function renderLetterPdf(letter: Letter): Promise<Uint8Array> {
  return renderPdf(letterTemplate, letter, { language: 'en', title: letter.english.subject });
}
