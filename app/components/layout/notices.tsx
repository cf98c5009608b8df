import { useId, type ReactNode } from 'react';
import { Chevron, Sign, type Shape } from './icons';
import { toneLook, type Tone } from './tag';

type BannerKind = 'success' | 'info' | 'important';

const banners: Record<BannerKind, { tone: Tone; shape: Shape }> = {
  success: { tone: 'good', shape: 'tick' },
  info: { tone: 'info', shape: 'dot' },
  important: { tone: 'wait', shape: 'bang' },
};

type BannerProps = { kind: BannerKind; title: ReactNode; children?: ReactNode; focus?: boolean };

/** News at the head of a page; with `focus`, it takes the focus when the page opens. */
export function Banner({ kind, title, children, focus }: BannerProps) {
  const id = useId();
  const { tone, shape } = banners[kind];
  return (
    <div
      role={focus ? 'alert' : undefined}
      aria-labelledby={focus ? id : undefined}
      tabIndex={focus ? -1 : undefined}
      autoFocus={focus}
      className={`mb-8 flex gap-4 rounded-xl border border-current/25 p-5 ${toneLook[tone]}`}
    >
      <Disc shape={shape} />
      <div className="min-w-0 flex-1">
        <h2 id={id} className="my-0 text-lg">
          {title}
        </h2>
        {children && <div className="mt-1 text-ink">{children}</div>}
      </div>
    </div>
  );
}

/** A few words to be minded where they stand. */
export function Notice({ tone = 'info', children }: { tone?: Tone; children: ReactNode }) {
  const shape: Shape = tone === 'good' ? 'tick' : tone === 'info' ? 'dot' : 'bang';
  return (
    <div
      className={`mb-6 flex gap-3 rounded-lg border border-current/25 px-4 py-3 ${toneLook[tone]}`}
    >
      <span className="flex h-[1lh] items-center">
        <Sign shape={shape} />
      </span>
      <div className="min-w-0 flex-1 text-ink">{children}</div>
    </div>
  );
}

function Disc({ shape }: { shape: Shape }) {
  return (
    <span className="flex size-9 shrink-0 items-center justify-center rounded-full border-2 border-current">
      <Sign shape={shape} />
    </span>
  );
}

/** The end of a task that went well: its h1, and what to keep, such as a reference. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-8 rounded-2xl bg-brand px-6 py-8 text-(--brand-ink) sm:px-10 sm:py-10 print:border print:bg-surface print:text-ink">
      <div className="flex flex-wrap items-center gap-4 sm:flex-nowrap">
        <span className="text-accent">
          <Disc shape="tick" />
        </span>
        <h1 className="my-0 min-w-0">{title}</h1>
      </div>
      {children && (
        <div className="mt-4 text-lg [&_strong]:block [&_strong]:text-2xl">{children}</div>
      )}
    </div>
  );
}

/** A passage set apart, such as an example. */
export function Inset({ children }: { children: ReactNode }) {
  return <div className="mb-6 border-s-4 border-accent ps-5">{children}</div>;
}

type DetailsProps = { summary: ReactNode; children: ReactNode; open?: boolean };

/** More, for those who want it. */
export function Details({ summary, children, open }: DetailsProps) {
  return (
    <details open={open} className="group mb-6">
      <summary className="inline-flex min-h-11 list-none items-center gap-2 text-link underline underline-offset-4 [&::-webkit-details-marker]:hidden">
        <span className="flex group-open:rotate-90 rtl:group-open:-rotate-90">
          <Chevron />
        </span>
        {summary}
      </summary>
      <div className="mt-2 border-s-4 border-line ps-5">{children}</div>
    </details>
  );
}

/** What stands where a list has nothing to show, and what to do about it. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="rounded-xl border-2 border-dashed border-line px-6 py-10 text-center">
      <p className="mb-1 text-lg font-semibold">{title}</p>
      {children && <div className="text-soft">{children}</div>}
    </div>
  );
}
