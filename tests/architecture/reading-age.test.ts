import { expect, it } from 'vitest';
import { guidePages, readingAge, statedAge } from './reading-age';

/** Guidance is written for a reading age of 9 to 11; simpler is welcome. */
const OLDEST = 11;

it.each(guidePages)('%s is read by a child of eleven, and says its measured age', (page) => {
  const age = readingAge(page);
  expect(age).toBeLessThanOrEqual(OLDEST);
  expect(statedAge(page)).toBe(age);
});
