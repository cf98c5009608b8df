import { environment, profile } from '~/platform/config/environment.server';
import { directionOf, type Language } from '~/platform/i18n/languages';
import { translatorFor } from '~/platform/i18n/translate';
import type { MailTemplate } from './templates';

export type ComposedMail = { subject: string; text: string; html: string };

/**
 * The words of an email in the reader's language. Subjects and bodies carry no personal data: they say
 * that something is waiting, and where. `data.path` is the page to open; `{secret}` in it becomes the
 * secret of the email, which is wiped once it is sent.
 */
export function composeMail(
  template: MailTemplate,
  language: Language,
  data: Record<string, unknown>,
): ComposedMail {
  const t = translatorFor(language);
  const { council, team } = profile();
  const secret = typeof data.secret === 'string' ? data.secret : '';
  const link =
    typeof data.path === 'string'
      ? new URL(
          data.path.replace('{secret}', () => secret),
          environment().publicUrl,
        ).href
      : '';
  const values = {
    ...data,
    link,
    council: council.name,
    service: council.serviceName,
    teamPhone: team.phone,
    teamEmail: team.email,
  };
  const body = t(`email:${template}.body`, {
    returnObjects: true,
    ...values,
  }) as unknown as string[];
  const paragraphs = [...body, t('email:signature', values)];
  return {
    subject: t(`email:${template}.subject`, values),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"></head><body style="font-family:system-ui,sans-serif;font-size:17px;line-height:1.6;color:#22302c;max-width:36rem">${paragraphs.map((p) => paragraph(p, link)).join('')}</body></html>`,
  };
}

function paragraph(text: string, link: string): string {
  const escaped = escapeHtml(text).replace(/\n/g, '<br>');
  const href = escapeHtml(link);
  const linked = link
    ? escaped.replaceAll(href, () => `<a href="${href}"><bdi dir="ltr">${href}</bdi></a>`)
    : escaped;
  return `<p dir="auto" style="margin:0 0 16px">${linked}</p>`;
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
