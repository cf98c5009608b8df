import { createHash } from 'node:crypto';
import type { Language } from '~/platform/i18n';
import { onceFor } from '../once-for.server';
import { answerOnce } from './answer-once.server';
import { guideFeed } from './guide-feed.server';
import { guidePdf, guidePdfVersion } from './guide-pdf.server';

/** The whole guide as a PDF. */
export function answerGuidePdf(request: Request, language: Language): Promise<Response> {
  const version = guidePdfVersion(language);
  return answerOnce(request, { version, type: 'application/pdf', body: () => guidePdf(language) });
}

const feedOf = onceFor((language) => {
  const feed = guideFeed(language);
  return { feed, version: createHash('sha256').update(feed).digest('base64url').slice(0, 22) };
});

/** What has changed, as a feed. */
export function answerGuideFeed(request: Request, language: Language): Promise<Response> {
  const { feed, version } = feedOf(language);
  const type = 'application/atom+xml; charset=utf-8';
  return answerOnce(request, { version, type, body: () => feed });
}
