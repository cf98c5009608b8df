import { expect, it } from 'vitest';
import { urduWords, wordsSetOtherwise } from './urdu-font';

it('the font of the Urdu pages sets each of their words as the whole face does', async () => {
  expect(urduWords().length).toBeGreaterThan(3000);
  expect(await wordsSetOtherwise(), 'make it anew: npm run languages -- font').toEqual([]);
});
