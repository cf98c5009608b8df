const counts = new Map<string, number>();

/** The next number of a kind, from 1, in this process: the same test makes the same things each time. */
export function next(kind: string): number {
  const number = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, number);
  return number;
}

/** The `n`th of a list, beginning again after its end. */
export function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length]!;
}

/** A source of bytes for `createReference` that gives the same reference for the same number. */
export function bytesOf(seed: number): (size: number) => Uint8Array {
  let state = (seed * 2654435761) >>> 0;
  return (size) =>
    Uint8Array.from({ length: size }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
}
