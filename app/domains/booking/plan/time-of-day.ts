const written = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i;

/** Minutes from midnight of a time as people write it: `9`, `9.30`, `14:00`, `2pm`; null where it is none. */
export function readTime(text: string): number | null {
  const [whole, hours, minutes = '00', half] = written.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const hour = Number(hours);
  const minute = Number(minutes);
  if (minute > 59) return null;
  if (!half) return hour > 24 || (hour === 24 && minute > 0) ? null : hour * 60 + minute;
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)) * 60 + minute;
}

/** A time of day as it is kept and shown, such as `09:30`; `24:00` is the end of a day. */
export function writeTime(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A stretch of a day, in minutes from midnight. */
export type Stretch = { from: number; to: number };

export type ReadStretches =
  | { kind: 'read'; stretches: Stretch[] }
  | { kind: 'not-read' }
  /** One begins before another ends. */
  | { kind: 'overlap' };

/** Stretches as people write them on one line: `9 to 12.30, 13:00 - 17:00`. Nothing is no stretch. */
export function readStretches(text: string): ReadStretches {
  const parts = text.split(/[,;\n]|\band\b/i).filter((part) => part.trim() !== '');
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const ends = part.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/i);
    const [from, to] = ends.map(readTime);
    if (ends.length !== 2 || from == null || to == null || from >= to) return { kind: 'not-read' };
    stretches.push({ from, to });
  }
  stretches.sort((a, b) => a.from - b.from);
  const meet = stretches.some(({ from }, at) => at > 0 && stretches[at - 1]!.to > from);
  return meet ? { kind: 'overlap' } : { kind: 'read', stretches };
}

/** Stretches on one line, as they are read again. */
export function writeStretches(stretches: readonly Stretch[]): string {
  return stretches.map(({ from, to }) => `${writeTime(from)} to ${writeTime(to)}`).join(', ');
}
