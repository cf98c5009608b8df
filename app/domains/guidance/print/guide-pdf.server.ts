import { createHash } from 'node:crypto';
import { renderPdf } from '~/platform/documents/render-pdf.server';
import type { Language } from '~/platform/i18n';
import { guideData } from './guide-data.server';
import guideTemplate from './guide.typ?raw';

type Printed = { version: string; pdf: Promise<Uint8Array> };

const printed = new Map<Language, Printed>();

/**
 * The whole guide as tagged PDF (PDF/UA-1), with its version for a validator. It is made once for what
 * it says: where nothing of it has changed, everyone gets the same one.
 */
export function guidePdf(language: Language): Printed {
  const data = guideData(language);
  const version = createHash('sha256')
    .update(JSON.stringify(data) + guideTemplate)
    .digest('base64url')
    .slice(0, 22);
  const kept = printed.get(language);
  if (kept?.version === version) return kept;
  const pdf = renderPdf(guideTemplate, data, { language, title: data.title });
  pdf.catch(() => printed.delete(language));
  const made = { version, pdf };
  printed.set(language, made);
  return made;
}
