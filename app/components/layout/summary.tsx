import type { ReactNode } from 'react';
import { useT } from '~/platform/i18n';

export type SummaryRow = {
  key: ReactNode;
  value: ReactNode;
  changeTo?: string;
  /** What would be changed, for those who hear the link by itself. */
  changeLabel?: string;
};

/** Answers, each with the way back to its question. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="border-t border-line">
      {rows.map((row, index) => (
        <div
          key={index}
          className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
        >
          <dt className="font-semibold">{row.key}</dt>
          <dd className="flex flex-wrap items-start justify-between gap-x-6">
            <div className="min-w-0 flex-1 basis-48 wrap-anywhere">{row.value}</div>
            {row.changeTo && <ChangeLink to={row.changeTo} label={row.changeLabel} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ChangeLink({ to, label }: { to: string; label?: string }) {
  const t = useT();
  return (
    <a href={to} className="inline-flex min-h-8 items-center print:hidden">
      {t('common:button.change')}
      {label && <span className="sr-only"> {label}</span>}
    </a>
  );
}

type SummaryCardProps = {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
  /** For a card under an h2 of its own: its title is an h3. */
  under?: boolean;
};

/** One of several alike things, such as a child among the children. */
export function SummaryCard({ title, actions, children, id, under }: SummaryCardProps) {
  const Heading = under ? 'h3' : 'h2';
  return (
    <section
      id={id}
      className="mb-6 break-inside-avoid overflow-hidden rounded-xl border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b border-line bg-tint px-5 py-3">
        <Heading className="my-0 text-lg">{title}</Heading>
        {actions && <div className="flex flex-wrap gap-x-5 print:hidden">{actions}</div>}
      </div>
      <div className="px-5 py-3 [&>dl]:border-t-0 [&>dl>:last-child]:border-b-0">{children}</div>
    </section>
  );
}
