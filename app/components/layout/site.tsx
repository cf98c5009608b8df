import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import { DefaultMark } from './icons';
import { Count } from './links';

export type NavigationLink = { to: string; label: ReactNode; current?: boolean; count?: number };

type SiteHeaderProps = {
  serviceName: string;
  councilName: string;
  homeTo: string;
  navigation?: NavigationLink[];
  languageSwitch?: ReactNode;
  /** The address that a sign-out is posted to. */
  signOut?: { action: string };
  /** The council's own mark: the address of an image, or a drawing. */
  mark?: ReactNode;
};

/** The head of every page: whose service it is, its languages, and its sections. */
export function SiteHeader(props: SiteHeaderProps) {
  const { navigation = [], mark } = props;
  return (
    <header className="bg-surface">
      <div className="flex h-2 bg-brand print:hidden">
        <span className="ms-auto w-1/4 max-w-48 bg-accent" />
      </div>
      <div className="mx-auto flex max-w-(--page) flex-wrap items-center gap-x-6 gap-y-1 px-4 py-3.5 sm:px-6 rtl:pt-5">
        <a
          href={props.homeTo}
          className="flex items-center gap-3 text-ink no-underline hover:text-ink hover:underline"
        >
          {typeof mark === 'string' ? (
            <img src={mark} alt="" className="h-11 w-auto" />
          ) : (
            (mark ?? <DefaultMark />)
          )}
          <span>
            <span className="block text-lg leading-tight font-bold">{props.serviceName}</span>
            <span className="block text-sm text-soft">{props.councilName}</span>
          </span>
        </a>
        <div className="-mx-1.5 flex flex-wrap items-center gap-x-2 sm:ms-auto sm:gap-x-4">
          {props.languageSwitch}
          {props.signOut && <SignOut action={props.signOut.action} />}
        </div>
      </div>
      {navigation.length > 0 && <Navigation links={navigation} />}
    </header>
  );
}

function SignOut({ action }: { action: string }) {
  const t = useT();
  return (
    <form method="post" action={action} className="print:hidden">
      <button className="min-h-11 px-1.5 text-sm text-link underline underline-offset-4">
        {t('common:session.signOut')}
      </button>
    </form>
  );
}

function Navigation({ links }: { links: NavigationLink[] }) {
  const t = useT();
  return (
    <nav
      aria-label={t('common:layout.navigation')}
      className="border-b border-line bg-tint print:hidden"
    >
      <ul role="list" className="mx-auto flex max-w-(--page) flex-wrap px-2 sm:px-3">
        {links.map((link) => (
          <li key={link.to}>
            <a
              href={link.to}
              aria-current={link.current ? 'page' : undefined}
              className={`flex min-h-12 items-center gap-2 px-2 pt-1 no-underline sm:px-3 hover:underline ${
                link.current ? 'border-b-4 border-accent font-semibold text-ink' : 'pb-1'
              }`}
            >
              {link.label}
              {link.count !== undefined && link.count > 0 && <Count>{link.count}</Count>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type SiteFooterProps = {
  links: { to: string; label: ReactNode }[];
  councilName: string;
  contact?: ReactNode;
};

/** The foot of every page. */
export function SiteFooter({ links, councilName, contact }: SiteFooterProps) {
  const t = useT();
  return (
    <footer className="mt-16 border-t border-line bg-sunken text-sm print:hidden">
      <div className="mx-auto flex max-w-(--page) flex-wrap justify-between gap-x-12 gap-y-6 px-4 py-8 sm:px-6">
        {links.length > 0 && (
          <nav aria-label={t('common:layout.footer')}>
            <ul role="list" className="flex flex-wrap gap-x-6">
              {links.map((link) => (
                <li key={link.to}>
                  <a href={link.to} className="inline-flex min-h-9 items-center">
                    {link.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div className="text-soft">
          {contact}
          <p>{councilName}</p>
        </div>
      </div>
    </footer>
  );
}

/** The main part of a page, where the skip link leads. */
export function PageBody({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full flex-1 px-4 pt-6 sm:px-6 sm:pt-8 ${wide ? 'max-w-[94rem]' : 'max-w-(--page)'}`}
    >
      {children}
    </main>
  );
}
