import { expect, test } from 'vitest';
import { hasAlready, takenEncoding } from './known-and-taken';

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"b","a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  ['"aa"', false],
  ['', false],
  [undefined, false],
  [null, false],
])('whoever names %s has "a": %s', (named, has) => {
  expect(hasAlready(named, '"a"')).toBe(has);
  expect(hasAlready(named, 'W/"a"')).toBe(has);
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0.0, gzip;q=0', null],
  ['BR;q=0.5', 'br'],
  ['gzip;q=1', 'gzip'],
  ['identity', null],
  ['x-br', null],
  ['', null],
  [undefined, null],
])('of br and gzip, to %s goes %s', (accepts, encoding) => {
  expect(takenEncoding(accepts, ['br', 'gzip'])).toBe(encoding);
});
