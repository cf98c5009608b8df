import type { ReactNode } from 'react';
import { BackLink } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import { AuthoritativeNote } from './authoritative-note';

type BeforePageProps = {
  title: string;
  lead: string;
  children: ReactNode;
  /** The page that comes after this one on the path. */
  next?: { to: string; title: string };
};

/** One page of the path for parents who have not decided. */
export function BeforePage({ title, lead, children, next }: BeforePageProps) {
  const t = useT();
  const base = `/${useLanguage()}/before-you-decide`;
  return (
    <>
      <BackLink to={base}>{t('public:before.caption')}</BackLink>
      <div className="max-w-[42rem]">
        <h1>{title}</h1>
        <p className="text-lg">{lead}</p>
        <AuthoritativeNote />
        {children}
        {next && (
          <p className="mt-10">
            <a href={`${base}${next.to}`}>{t('public:before.next', { title: next.title })}</a>
          </p>
        )}
      </div>
    </>
  );
}
