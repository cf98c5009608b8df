import { createHash } from 'node:crypto';
import type { Language } from '~/platform/i18n';
import { answerOnce } from './answer-once.server';
import { guideFeed } from './guide-feed.server';
import { guidePdf } from './guide-pdf.server';

/** The whole guide as a PDF. */
export function answerGuidePdf(request: Request, language: Language): Promise<Response> {
  const { version, pdf } = guidePdf(language);
  const body = async () => new Uint8Array(await pdf);
  return answerOnce(request, { version, type: 'application/pdf', body });
}

/** What has changed, as a feed. */
export function answerGuideFeed(request: Request, language: Language): Promise<Response> {
  const feed = guideFeed(language);
  const version = createHash('sha256').update(feed).digest('base64url').slice(0, 22);
  return answerOnce(request, {
    version,
    type: 'application/atom+xml; charset=utf-8',
    body: () => feed,
  });
}
