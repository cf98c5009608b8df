import { directionOf, type Language } from '~/platform/i18n/languages';

/** The body of an email as a whole HTML document. */
export function htmlPage(language: Language, body: string): string {
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"></head><body style="font-family:system-ui,sans-serif;font-size:17px;line-height:1.6;color:#22302c;max-width:36rem">${body}</body></html>`;
}

/** A paragraph of plain text; only the portal's own `link` in it becomes a link. */
export function paragraph(text: string, link: string): string {
  return `<p dir="auto" style="margin:0 0 16px">${linked(text, link)}</p>`;
}

/** A heading of plain text. */
export function heading(text: string): string {
  return `<h2 dir="auto" style="font-size:19px;margin:24px 0 8px">${escapeHtml(text)}</h2>`;
}

/** A list of lines of plain text. */
export function htmlList(items: readonly string[], link: string): string {
  const lines = items.map((item) => `<li dir="auto">${linked(item, link)}</li>`).join('');
  return `<ul style="margin:0 0 16px">${lines}</ul>`;
}

function linked(text: string, link: string): string {
  const escaped = escapeHtml(text).replace(/\n/g, '<br>');
  const href = escapeHtml(link);
  return link
    ? escaped.replaceAll(href, () => `<a href="${href}"><bdi dir="ltr">${href}</bdi></a>`)
    : escaped;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
