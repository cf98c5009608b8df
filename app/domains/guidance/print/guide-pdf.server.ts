import { createHash } from 'node:crypto';
import { looksOfDocuments, renderPdf } from '~/platform/documents/render-pdf.server';
import type { Language } from '~/platform/i18n';
import { apart } from '~/platform/jobs/apart.server';
import { onceFor } from '../once-for.server';
import { guideData } from './guide-data.server';
import guideTemplate from './guide.typ?raw';

/** What the whole guide says and how it looks, for a validator. */
export const guidePdfVersion = onceFor((language) =>
  createHash('sha256')
    .update(JSON.stringify(guideData(language)) + guideTemplate + looksOfDocuments())
    .digest('base64url')
    .slice(0, 22),
);

type Kept = { version: string; pdf: Promise<Buffer<ArrayBuffer>> };

const kept = new Map<Language, Kept>();
let last: Promise<unknown> = Promise.resolve();

/**
 * The whole guide as tagged PDF (PDF/UA-1). Setting it takes seconds in which nothing else would be
 * answered, so it is made in a process of its own, one language after the other: whoever asks first
 * waits for that. All who ask meanwhile get the same one, and so does everyone after, until something
 * of it changes. One that could not be made is not kept.
 */
export function guidePdf(language: Language): Promise<Buffer<ArrayBuffer>> {
  const version = guidePdfVersion(language);
  const there = kept.get(language);
  if (there?.version === version) return there.pdf;
  const made = { version, pdf: last.then(() => madeApart(language)) };
  last = made.pdf.catch(() => kept.get(language) === made && kept.delete(language));
  kept.set(language, made);
  return made.pdf;
}

async function madeApart(language: Language) {
  const text = await apart('guide-pdf', { language }, () => makeGuidePdf(language));
  if (!text) throw new Error('the PDF of the guide was not made');
  return Buffer.from(text, 'base64');
}

/** Sets the PDF, as text in base 64. */
export async function makeGuidePdf(language: Language): Promise<string> {
  const data = guideData(language);
  const pdf = await renderPdf(guideTemplate, data, { language, title: data.title });
  return Buffer.from(pdf).toString('base64');
}
