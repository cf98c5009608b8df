import { type Language } from '~/platform/i18n/languages';
import { escapeHtml, plainHtml } from './plain-page.server';

/** A short page that says one thing and leads on, for addresses that are otherwise no pages. */
export function plainAnswer(
  language: Language,
  status: number,
  { title, body, link }: { title: string; body: string; link: { words: string; to: string } },
): Response {
  const html = `<p>${escapeHtml(body)}</p><p><a href="${escapeHtml(link.to)}">${escapeHtml(link.words)}</a></p>`;
  return new Response(plainHtml(language, title, html), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
