/** A source of choices that are the same at every start, so that the demonstration council never varies. */
export type Generator = {
  /** A fraction from 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  bytes(size: number): Uint8Array;
  /** An identifier in the shape of a random UUID. */
  uuid(): string;
};

/** A generator that always gives the same choices for the same seed (a whole number). */
export function createGenerator(seed: number): Generator {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) =>
    least + Math.floor(fraction() * (most - least + 1));
  const bytes = (size: number) => Uint8Array.from({ length: size }, () => whole(0, 255));
  return {
    fraction,
    whole,
    bytes,
    chance: (probability) => fraction() < probability,
    pick: (choices) => choices[whole(0, choices.length - 1)]!,
    uuid: () => asUuid(bytes(16)),
  };
}

function asUuid(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [0, 8, 12, 16, 20].map((at, i, all) => hex.slice(at, all[i + 1])).join('-');
}
