import type { IncomingMessage, ServerResponse } from 'node:http';
import { environment } from '~/platform/config/environment.server';
import { directionOf, isLanguage, type Language } from '~/platform/i18n/languages';
import { serviceNameIn } from '~/platform/i18n/page-title';
import { translatorFor } from '~/platform/i18n/translate';
import { securityHeaders, themeCss } from './security-headers.server';
import { stylesheetHref } from './stylesheet.server';

/** Text as it may stand in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A button that sends fields on, or again, with nothing of them lost; as HTML. */
export function sendingButton(to: string, fields: [string, string][], words: string): string {
  const kept = fields.map(
    ([name, value]) =>
      `<textarea hidden name="${escapeHtml(name)}">\n${escapeHtml(value)}</textarea>`,
  );
  return `<form method="post" action="${escapeHtml(to)}">${kept.join('')}<button>${escapeHtml(words)}</button></form>`;
}

/** The language that an address names, or English. */
export function languageOfPath(url: string | undefined): Language {
  const first = (url ?? '/').split(/[/?]/)[1];
  return isLanguage(first) ? first : 'en';
}

/** Sends a page that needs neither database nor router: a title, and HTML that is already escaped. */
export function sendPlainPage(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  title: string,
  html: string,
): void {
  const language = languageOfPath(req.url);
  for (const [name, value] of Object.entries(securityHeaders())) res.setHeader(name, value);
  res.statusCode = status;
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.removeHeader('Content-Length');
  res.end(plainHtml(language, title, html));
}

/** The whole of such a page. */
export function plainHtml(language: Language, title: string, html: string): string {
  const service = escapeHtml(serviceNameIn(language, environment().profile.council.serviceName));
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)} – ${service}</title><link rel="stylesheet" href="${stylesheetHref()}"><style>${themeCss()}</style></head><body class="plain-page"><main id="main"><h1>${escapeHtml(title)}</h1>${html}</main></body></html>`;
}

/** The page for a request that is refused before any page is chosen (403, 413), or that failed (500). */
export function plainPage(
  req: IncomingMessage,
  res: ServerResponse,
  status: 403 | 413 | 500,
): void {
  const t = translatorFor(languageOfPath(req.url));
  const title = t(`common:plain.${status}.title`);
  sendPlainPage(req, res, status, title, `<p>${escapeHtml(t(`common:plain.${status}.body`))}</p>`);
}
