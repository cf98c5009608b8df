const tones = {
  accent: 'fill-accent',
  plain: 'fill-surface',
  soft: 'fill-tint',
} as const;

export type Tone = keyof typeof tones;

/** The class of a surface of a drawing. */
export function tone(name: Tone): string {
  return tones[name];
}

type At = { x: number; y: number };

/** Somebody grown up, from the waist; `x` is the middle and `y` the lower edge. */
export function Grown({ x, y, wears = 'accent' }: At & { wears?: Tone }) {
  return (
    <>
      <path d={`M${x - 13} ${y}v-8a13 14 0 0 1 26 0v8Z`} className={tone(wears)} />
      <circle cx={x} cy={y - 31} r="8.5" className={tone('plain')} />
      <path
        d={`M${x - 8.5} ${y - 31}c1-10 15-11 17 0-5-1-8-3-10-5-1 3-4 5-7 5Z`}
        fill="currentColor"
      />
    </>
  );
}

/** A child, in the same way. */
export function Child({ x, y, wears = 'plain' }: At & { wears?: Tone }) {
  return (
    <>
      <path d={`M${x - 10} ${y}v-5a10 11 0 0 1 20 0v5Z`} className={tone(wears)} />
      <circle cx={x} cy={y - 23} r="7" className={tone('plain')} />
      <path d={`M${x - 7} ${y - 23}c0-9 13-10 14 0-4 0-6-2-7-4-2 2-4 4-7 4Z`} fill="currentColor" />
    </>
  );
}

type Box = At & { w: number; h: number };

/** A sheet of paper with lines of writing. */
export function Sheet({ x, y, w, h, lines = 3 }: Box & { lines?: number }) {
  const gap = h / (lines + 2);
  return (
    <>
      <rect x={x} y={y} width={w} height={h} rx="3" className={tone('plain')} />
      {Array.from({ length: lines }, (_, at) => (
        <path
          key={at}
          d={`M${x + 7} ${y + gap * (at + 1.2)}h${at === lines - 1 ? w / 2 : w - 14}`}
        />
      ))}
    </>
  );
}

/** What somebody says; its point is below, at the start or the end. */
export function Bubble({ x, y, w, h, fill = 'plain', end }: Box & { fill?: Tone; end?: boolean }) {
  const foot = end ? `H${x + w - 10}v8l-8-8H${x + 6}` : `H${x + 18}l-8 8v-8H${x + 6}`;
  return (
    <path
      d={`M${x + 6} ${y}h${w - 12}a6 6 0 0 1 6 6v${h - 12}a6 6 0 0 1-6 6${foot}a6 6 0 0 1-6-6V${y + 6}a6 6 0 0 1 6-6Z`}
      className={tone(fill)}
    />
  );
}

/** A school: a long house with a clock and a flag. */
export function SchoolHouse({ x, y, fill = 'accent' }: At & { fill?: Tone }) {
  return (
    <>
      <path d={`M${x} ${y - 38}v-14h11l-3 4 3 4h-11`} className={tone('plain')} />
      <rect x={x - 29} y={y - 22} width="58" height="22" className={tone('plain')} />
      <path d={`M${x - 14} ${y}v-28l14-11 14 11v28Z`} className={tone(fill)} />
      <circle cx={x} cy={y - 25} r="4.5" className={tone('plain')} />
      <path
        d={`M${x - 5} ${y}v-11h10v11M${x - 24} ${y - 15}h5v6h-5ZM${x + 19} ${y - 15}h5v6h-5Z`}
        className={tone('plain')}
      />
    </>
  );
}

/** A round seal with ribbons, for what the law sends. */
export function Seal({ x, y }: At) {
  return (
    <>
      <path d={`m${x - 5} ${y + 4}-3 15 8-5 8 5-3-15`} className={tone('accent')} />
      <circle cx={x} cy={y} r="9" className={tone('accent')} />
      <circle cx={x} cy={y} r="4" className={tone('plain')} />
    </>
  );
}
