import type { ReactNode } from 'react';

type CountCardProps = { count: number; to: string; title: ReactNode; hint: ReactNode };

/** One line of a list of what waits: how many, and the way to them. Nothing is quiet. */
export function CountCard({ count, to, title, hint }: CountCardProps) {
  return (
    <li className="relative flex gap-4 rounded-lg border border-line bg-surface px-4 py-3">
      <span
        className={`min-w-10 text-2xl leading-8 tabular-nums ${count === 0 ? 'text-soft' : 'font-bold'}`}
      >
        {count}
      </span>
      <p className="my-0 min-w-0 flex-1">
        <a href={to} className="font-semibold after:absolute after:inset-0 after:rounded-lg">
          {title}
        </a>
        <span className="block text-sm text-soft">{hint}</span>
      </p>
    </li>
  );
}
