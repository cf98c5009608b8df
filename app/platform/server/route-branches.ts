import { matchRoutes } from '@remix-run/react';
import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];
type Node = { id: string; path?: string; index?: boolean; children?: Node[] };

const mostShapes = 5000;

/**
 * Finds the route that an address leads to, as the router itself would. The router compiles every
 * pattern at every match, so it is asked once for each shape of address: the words that routes know
 * as they are, everything else as a blank. Gives the id of the route, or null.
 */
export function routeFinder(routes: Routes): (pathname: string) => string | null {
  const tree = treeOf(routes);
  const { words, endings } = vocabulary(routes);
  const known = new Map<string, string | null>();
  return (pathname) => {
    const shape = decoded(pathname.split('/'))
      .map((segment) => blankUnlessWord(segment, words, endings))
      .join('/');
    let id = known.get(shape);
    if (id === undefined) {
      id = matchRoutes(tree as never, { pathname })?.at(-1)?.route.id ?? null;
      if (known.size >= mostShapes) known.clear();
      known.set(shape, id);
    }
    return id;
  };
}

function treeOf(routes: Routes, parentId?: string): Node[] {
  return Object.values(routes).flatMap((route) => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index } = route;
    return [index ? { id, path, index } : { id, path, children: treeOf(routes, id) }];
  });
}

/** Every fixed segment of the routes, and whatever fixed text follows a parameter (`:letter.pdf`). */
function vocabulary(routes: Routes) {
  const segments = Object.values(routes).flatMap((route) => route?.path?.split('/') ?? []);
  const fixed = segments.filter((segment) => !/^[:*]/.test(segment));
  const followed = segments.map((segment) => /^:\w+(?!\?)(\W.*)$/.exec(segment)?.[1]);
  return {
    words: new Set(fixed.map((segment) => segment.toLowerCase().replace(/\?$/, ''))),
    endings: followed.filter((ending): ending is string => ending !== undefined),
  };
}

/** As the router reads them: where one segment is not right, all stay as they are. */
function decoded(segments: string[]): string[] {
  try {
    return segments.map((segment) => decodeURIComponent(segment));
  } catch {
    return segments;
  }
}

function blankUnlessWord(segment: string, words: ReadonlySet<string>, endings: string[]): string {
  if (segment === '') return '';
  const lower = /^[\x20-\x7e]+$/.test(segment) ? segment.toLowerCase() : segment;
  if (words.has(lower)) return lower;
  return `:${endings.find((ending) => lower.endsWith(ending.toLowerCase())) ?? ''}`;
}

/** The build with one route and those around it alone: what an answer costs then does not grow with the site. */
export function branchOf(build: ServerBuild, id: string): ServerBuild {
  const ids = new Set<string>();
  for (let at: string | undefined = id; at; at = build.routes[at]?.parentId) ids.add(at);
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([each]) => ids.has(each))) as Record<string, T>;
  return {
    ...build,
    routes: only(build.routes as Record<string, Routes[string] & object>) as Routes,
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}
