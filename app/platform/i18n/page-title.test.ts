import { expect, test } from 'vitest';
import { pageTags, pageTitle } from './page-title';

const titleIn = (language: string, refused = false) =>
  pageTags(
    [{ id: 'root', data: { language, refused, council: { serviceName: 'Learning', name: 'X' } } }],
    (t) => t('guide:title'),
  )[0]?.title;

test('the service has the name that the council gave it in English, and a name of the language elsewhere', () => {
  expect(titleIn('en')).toBe('Guide to home education – Learning');
  expect(titleIn('pl')).toBe('Przewodnik po edukacji domowej – Edukacja domowa');
  expect(titleIn('ur')).not.toMatch(/[a-z]/i);
});

test('a form that was refused says so first', () => {
  expect(titleIn('en', true)).toMatch(/^Error: Guide/);
});

test('the name of the service is said once', () => {
  const root = { id: 'root', data: { language: 'en', council: { serviceName: 'Home education' } } };
  const tags = (key?: string) => pageTitle(key)({ matches: [root] } as never);
  expect(tags('public:home.title')).toEqual([{ title: 'Home education' }]);
  expect(tags()).toEqual([{ title: 'Home education' }, { name: 'robots', content: 'noindex' }]);
});

test.each([
  [400, 'That did not reach us in the right way'],
  [404, 'We cannot find that page'],
  [405, 'That did not reach us in the right way'],
  [415, 'That did not reach us in the right way'],
  [500, 'Something went wrong on our side'],
])('a page that answers %i says: %s', (status, words) => {
  const tags = pageTitle('guide:title')({ matches: [], error: { status } } as never);
  expect(tags).toEqual([{ title: expect.stringContaining(words) as string }]);
});
