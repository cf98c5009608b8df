import type { LoaderFunctionArgs } from '@remix-run/node';
import { expect, test } from 'vitest';
import { loader } from './moved-to-guide';

function opened(path: string) {
  const args = { request: new Request(`http://localhost${path}`), params: { lang: 'en' } };
  return loader(args as unknown as LoaderFunctionArgs);
}

test.each([
  ['/en/the-law', 'at-a-glance'],
  ['/en/the-law/', 'at-a-glance'],
  ['/en/The-Law?from=letter', 'at-a-glance'],
  ['/en/before-you-decide/try-first/', 'try-first'],
])('%s leads to the page of the guide', (path, page) => {
  const response = opened(path);
  expect(response.status).toBe(301);
  expect(response.headers.get('Location')).toBe(`/en/guide/${page}`);
});

test('any other address is not there', () => {
  expect(() => opened('/en/something-else')).toThrow();
});
