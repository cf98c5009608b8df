import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { branchOf, routeFinder } from './route-branches';

const paths: Record<string, { path?: string; index?: boolean; parentId?: string }> = {
  root: { path: '' },
  start: { index: true, parentId: 'root' },
  family: { parentId: 'root' },
  home: { path: ':lang', index: true, parentId: 'family' },
  drafts: { path: ':lang/notify', parentId: 'family' },
  draft: { path: ':lang/notify/:draft', parentId: 'family' },
  you: { path: ':lang/notify/:draft/you', parentId: 'family' },
  letter: { path: ':lang/notice/:notice/letter/:letter', parentId: 'family' },
  pdf: { path: ':lang/notice/:notice/letter/:letter.pdf', parentId: 'root' },
  copy: { path: ':lang/notice/:notice/copy.pdf', parentId: 'root' },
  queue: { path: 'officer/queue', parentId: 'root' },
  item: { path: 'officer/:item', parentId: 'root' },
  rest: { path: '*', parentId: 'root' },
};
const routes = Object.fromEntries(
  Object.entries(paths).map(([id, route]) => [id, { id, module: {}, ...route }]),
) as unknown as ServerBuild['routes'];

function nested(parentId?: string): object[] {
  return Object.entries(paths)
    .filter(([, route]) => route.parentId === parentId)
    .map(([id, { path, index }]) =>
      index ? { id, path, index } : { id, path, children: nested(id) },
    );
}

const asTheRouter = (pathname: string) =>
  (matchRoutes(nested() as never, { pathname })?.at(-1)?.route.id as string | undefined) ?? null;

test.each([
  ['/', 'start'],
  ['/en', 'home'],
  ['/en/notify/', 'drafts'],
  ['/en/NOTIFY/7/you', 'you'],
  ['/en/notice/7/letter/head', 'letter'],
  ['/en/notice/7/letter/head.pdf', 'pdf'],
  ['/en/notice/7/copy.pdf', 'copy'],
  ['/officer/queue', 'queue'],
  ['/officer/%71ueue', 'queue'],
  ['/officer/queue2', 'item'],
  ['/officer/queue/further', 'rest'],
])('%s leads to the route %s', (pathname, id) => {
  expect(routeFinder(routes)(pathname)).toBe(id);
});

test('every address leads where the router would lead it, whatever was asked before', () => {
  const find = routeFinder(routes);
  const segment = fc.constantFrom(
    ...['', 'en', 'notify', 'Notify', 'noti\u017fy', 'queue', '\u212aqueue', 'officer', 'letter'],
    ...['you', 'you.pdf', 'notice', 'copy.pdf', 'a.pdf', '.pdf', 'A.PDF', '%2F', '%71ueue'],
    ...['*', ':lang', 'constructor', '\u00e9', 'a b'],
  );
  const address = fc.array(segment, { maxLength: 7 }).map((parts) => `/${parts.join('/')}`);
  fc.assert(
    fc.property(address, (pathname) => {
      expect(find(pathname)).toBe(asTheRouter(pathname));
    }),
    { numRuns: 5000 },
  );
});

test('an address that cannot be decoded is no other, and does not lead others astray', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const find = routeFinder(routes);
  for (const pathname of ['/%/%6eotify', '/en/%6eotify', '/%/notify', '/officer/%71ueue/%']) {
    expect(find(pathname)).toBe(asTheRouter(pathname));
  }
  warned.mockRestore();
});

test('a branch holds a route and those around it', () => {
  const build = { routes, assets: { routes } } as unknown as ServerBuild;
  const { routes: kept, assets } = branchOf(build, 'you');
  expect(Object.keys(kept)).toEqual(['root', 'family', 'you']);
  expect(Object.keys(assets.routes)).toEqual(['root', 'family', 'you']);
});
