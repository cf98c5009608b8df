import { Notice } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';

/** On pages about the law that are not in English: which text counts. */
export function AuthoritativeNote() {
  const t = useT();
  if (useLanguage() === 'en') return null;
  return <Notice>{t('public:authoritative')}</Notice>;
}
