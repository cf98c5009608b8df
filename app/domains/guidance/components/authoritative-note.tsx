import type { ReactNode } from 'react';
import { Notice } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';

/** On pages about the law that are not in English: which text counts, and what else is to be said of it. */
export function AuthoritativeNote({ children }: { children?: ReactNode }) {
  const t = useT();
  if (useLanguage() === 'en') return null;
  return (
    <Notice>
      {t('public:authoritative')}
      {children}
    </Notice>
  );
}
