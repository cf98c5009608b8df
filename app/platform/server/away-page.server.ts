import type { IncomingMessage, ServerResponse } from 'node:http';
import { translatorFor } from '~/platform/i18n/translate';
import { escapeHtml, languageOfPath, sendingButton, sendPlainPage } from './plain-page.server';

/**
 * The page for when the database cannot be reached: it says so, keeps all that was typed in hidden
 * fields, and sends it again with one button.
 */
export function awayPage(
  req: IncomingMessage,
  res: ServerResponse,
  body: Buffer | undefined,
): void {
  const t = translatorFor(languageOfPath(req.url));
  const typed = body ? [...new URLSearchParams(body.toString('utf8'))] : [];
  // Two slashes at the beginning would lead to another site.
  const target = (req.url ?? '/').replace(/^\/*/, '/');
  const words = t('common:away.again');
  const again =
    req.method === 'POST'
      ? `<p>${escapeHtml(t('common:away.kept'))}</p>${sendingButton(target, typed, words)}`
      : `<p><a href="${escapeHtml(target)}">${escapeHtml(words)}</a></p>`;
  res.setHeader('Retry-After', '15');
  const title = t('common:away.title');
  sendPlainPage(req, res, 503, title, `<p>${escapeHtml(t('common:away.body'))}</p>${again}`);
}
