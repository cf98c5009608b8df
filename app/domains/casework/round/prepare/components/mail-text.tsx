import { directionOf, useT } from '~/platform/i18n';
import type { MailPreview } from '../preview-round.server';

/** An email as it goes, as text: its subject and every line of it. */
export function MailText({ mail }: { mail: MailPreview }) {
  const t = useT();
  const { language, subject, text } = mail;
  const dir = directionOf(language);
  return (
    <div className="rounded-xl border border-line bg-surface p-5 wrap-anywhere sm:p-8">
      <p className="mb-1 text-sm text-soft">{t('rounds:words.subject')}</p>
      <p lang={language} dir={dir} className="font-bold">
        {subject}
      </p>
      <div lang={language} dir={dir} className="whitespace-pre-line">
        {text}
      </div>
    </div>
  );
}
