import house from './house.typ?raw';
import { typeset, type DocumentOptions } from './typesetter.server';

export { DocumentRenderError, type DocumentOptions } from './typesetter.server';

/**
 * Sets a document as tagged PDF (PDF/UA-1, ISO 14289-1).
 *
 * `template` is Typst source (import it with `?raw`) and may import `/house.typ`; `data` is any
 * JSON value and reaches it as data only, cleaned of control characters and restricted to what the
 * fonts can draw. Throws {@link DocumentRenderError} when the template is at fault.
 */
export function renderPdf(
  template: string,
  data: unknown,
  options: DocumentOptions,
): Promise<Uint8Array> {
  return typeset(house, { template, data, ...options });
}
