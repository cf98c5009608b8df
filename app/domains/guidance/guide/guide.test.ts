import { expect, test } from 'vitest';
import { loadProfile } from '~/platform/profile/profile.server';
import { guideFaults } from './guide.server';

/** Clocks that the guide names and that are still being made. */
const expected = [
  'complaint-acknowledge',
  'complaint-answer',
  'own-data-answer',
  'data-complaint-acknowledge',
].map((code) => `names the value time.${code}, which there is not`);

test.each(['waltham-forest', 'county'])('no file of the guide is at fault: %s', (council) => {
  const faults = guideFaults(['en'], loadProfile(council));
  expect(faults.filter((fault) => !expected.some((end) => fault.endsWith(end)))).toEqual([]);
});
