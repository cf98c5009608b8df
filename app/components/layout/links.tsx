import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';
import { Chevron } from './icons';

/** The first link of every page: past the header, to `#main`. */
export function SkipLink() {
  const t = useT();
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:start-3 focus:top-3 focus:z-10 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-2"
    >
      {t('common:layout.skip')}
    </a>
  );
}

/** The way to the page before. */
export function BackLink(props: { to: string; children?: ReactNode }) {
  const t = useT();
  return (
    <p className="-mt-1.5 mb-3.5 print:hidden">
      <a href={props.to} className="inline-flex min-h-11 items-center gap-1.5">
        <Chevron back />
        {props.children ?? t('common:button.back')}
      </a>
    </p>
  );
}

type LinkTabsProps = {
  label: string;
  tabs: { to: string; label: ReactNode; count?: number; current?: boolean }[];
};

/** Views of the same thing, each with its own address. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className="mb-6 border-b-2 border-line print:hidden">
      <ul role="list" className="-mb-0.5 flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <a
              href={tab.to}
              aria-current={tab.current ? 'page' : undefined}
              className={`flex min-h-11 items-center gap-2 px-3 pt-1 no-underline hover:underline ${
                tab.current ? 'border-b-4 border-fill font-semibold text-ink' : 'pb-1'
              }`}
            >
              {tab.label}
              {tab.count !== undefined && <Count>{tab.count}</Count>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A number in a small rounded field, such as how many wait. */
export function Count({ children }: { children: number }) {
  return (
    <span className="min-w-6 rounded-full border border-line bg-surface px-2 text-center text-xs font-semibold text-ink tabular-nums">
      {children}
    </span>
  );
}

/** To the pages before and after, where a list is paged by key. */
export function KeyPager({
  nextTo,
  previousTo,
}: {
  nextTo?: string | null;
  previousTo?: string | null;
}) {
  const t = useT();
  if (!nextTo && !previousTo) return null;
  return (
    <nav
      aria-label={t('common:layout.pages')}
      className="mt-6 flex flex-wrap justify-between gap-4 print:hidden"
    >
      {previousTo ? (
        <a href={previousTo} rel="prev" className="inline-flex min-h-11 items-center gap-1.5">
          <Chevron back />
          {t('common:layout.previous')}
        </a>
      ) : (
        <span />
      )}
      {nextTo && (
        <a href={nextTo} rel="next" className="inline-flex min-h-11 items-center gap-1.5">
          {t('common:layout.next')}
          <Chevron />
        </a>
      )}
    </nav>
  );
}
