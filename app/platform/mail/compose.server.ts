import { environment, profile } from '~/platform/config/environment.server';
import type { Language } from '~/platform/i18n/languages';
import { translatorFor } from '~/platform/i18n/translate';
import { htmlPage, paragraph } from './mail-html';
import type { MailTemplate } from './templates';

export type ComposedMail = { subject: string; text: string; html: string };

/**
 * The words of an email in the reader's language. Subjects and bodies carry no personal data: they say
 * that something is waiting, and where. `data.path` is the page to open; `{secret}` in it becomes the
 * secret of the email, which is wiped once it is sent. A paragraph for which there is nothing to say is
 * left out. `data.outside` is an address elsewhere that is made a link too.
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
  const outside = typeof data.outside === 'string' ? data.outside : '';
  const linkIn = (text: string) => (outside && text.includes(outside) ? outside : link);
  const paragraphs = [...body, t('email:signature', values)].filter((text) => text.trim() !== '');
  return {
    subject: t(`email:${template}.subject`, values),
    text: `${paragraphs.join('\n\n')}\n`,
    html: htmlPage(language, paragraphs.map((text) => paragraph(text, linkIn(text))).join('')),
  };
}
