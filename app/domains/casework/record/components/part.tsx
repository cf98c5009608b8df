import type { ReactNode } from 'react';

type PartProps = {
  id: string;
  title: ReactNode;
  /** Links that belong to the part, beside its heading. */
  links?: ReactNode;
  children: ReactNode;
};

/** One part of the record, with its heading and what can be done there. */
export function Part({ id, title, links, children }: PartProps) {
  return (
    <section
      aria-labelledby={id}
      className="mb-6 scroll-mt-4 break-inside-avoid rounded-xl border border-line bg-surface px-5 py-4"
    >
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-5">
        <h2 id={id} className="my-0 text-lg">
          {title}
        </h2>
        {links && (
          <div className="flex flex-wrap gap-x-5 text-sm *:inline-flex *:min-h-6 *:items-center print:hidden">
            {links}
          </div>
        )}
      </div>
      {children}
    </section>
  );
}

/** A calm line where a part has nothing to show. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="mb-0 text-soft">{children}</p>;
}

/** Lines under one another, divided. */
export function Lines({ children }: { children: ReactNode }) {
  return (
    <ul role="list" className="mb-0 divide-y divide-line ps-0">
      {children}
    </ul>
  );
}

/** One of those lines. */
export function Line({ children }: { children: ReactNode }) {
  return <li className="py-2 wrap-anywhere">{children}</li>;
}

/** What is said beside or under a line in smaller words. */
export function Small({ children }: { children: ReactNode }) {
  return <span className="block text-sm text-soft">{children}</span>;
}
