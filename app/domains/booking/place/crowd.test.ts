import { expect, it } from 'vitest';
import { joinCrowd } from './crowd';

it('a crowd is more than forty within ten seconds, and is none when it has gone', () => {
  const coming = (from: number, count: number, apart: number) =>
    Array.from({ length: count }, (_, n) => joinCrowd(from + n * apart));
  expect(coming(0, 40, 100)).toEqual(Array(40).fill(false));
  expect(coming(4000, 3, 100)).toEqual([true, true, true]);
  expect(coming(30_000, 100, 300)).toEqual(Array(100).fill(false));
});
