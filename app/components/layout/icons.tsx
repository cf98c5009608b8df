/** The mark of a council that has set none: an open door, and a leaf growing out of it. */
export function DefaultMark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false" className="size-11 shrink-0">
      <rect width="48" height="48" rx="13" className="fill-brand" />
      <path
        d="M13 38V20.5L24 11l11 9.5V38"
        fill="none"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-(--brand-ink)"
      />
      <path d="M24 38V27c0-4.6 3.4-7.4 8.6-7.6.2 6-2.6 9.4-8.6 9.8" className="fill-accent" />
      <path
        d="M24 38V27.4"
        fill="none"
        strokeWidth="2.6"
        strokeLinecap="round"
        className="stroke-accent"
      />
    </svg>
  );
}

/** An arrow head that points along the reading direction, or against it. */
export function Chevron({ back }: { back?: boolean }) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
      className={`inline-block size-[0.65em] shrink-0 ${back ? 'rotate-180 rtl:rotate-0' : 'rtl:rotate-180'}`}
    >
      <path
        d="m3.5 1 5 5-5 5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

const shapes = {
  tick: 'm4 10.5 4 4 8-9',
  dot: 'M10 8.5v6M10 5v.5',
  bang: 'M10 4.5v7M10 15v.5',
  cross: 'm5 5 10 10M15 5 5 15',
  ring: 'M10 4.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z',
} as const;

export type Shape = keyof typeof shapes;

/** A small drawn sign; the words beside it carry the meaning. */
export function Sign({ shape, className }: { shape: Shape; className?: string }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      focusable="false"
      className={`size-[1.1em] shrink-0 ${className ?? ''}`}
    >
      <path
        d={shapes[shape]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
