import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/**
 * The section of the site that an address belongs to: its first segment, or the second after a language.
 * The router compiles every pattern on every match, so each section is served with its own routes only.
 */
export function sectionOf(pathname: string, languages: ReadonlySet<string>): string {
  const [, first = '', second = ''] = pathname.replace(/\.data$/, '').split('/');
  if (languages.has(first)) return `:lang/${second}`;
  return first === 'officer' || first === 'admin' ? `${first}/${second}` : first;
}

function fullPath(routes: Routes, id: string): string {
  const parts: string[] = [];
  for (let at = routes[id]; at; at = at.parentId ? routes[at.parentId] : undefined) {
    if (at.path) parts.unshift(at.path);
  }
  return `/${parts.join('/')}`;
}

function sectionOfPattern(pattern: string): string {
  const [, first = '', second = ''] = pattern.split('/');
  if (first === ':lang') return `:lang/${second}`;
  return first === 'officer' || first === 'admin' ? `${first}/${second}` : first;
}

/** The build cut into one build a section; sections share every module. `''` serves what is left (not found). */
export function splitBuild(build: ServerBuild): Map<string, ServerBuild> {
  const ids = Object.keys(build.routes);
  const parents = new Set(ids.map((id) => build.routes[id]!.parentId).filter(Boolean));
  const leaves = ids.filter((id) => !parents.has(id) || build.routes[id]!.index);
  const bySection = new Map<string, Set<string>>();
  for (const leaf of leaves) {
    const pattern = fullPath(build.routes, leaf);
    const section =
      pattern.includes('*') && pattern.split('/').length < 3 ? '' : sectionOfPattern(pattern);
    const members = bySection.get(section) ?? new Set<string>();
    for (let id: string | undefined = leaf; id; id = build.routes[id]?.parentId) members.add(id);
    bySection.set(section, members);
  }
  const rest = bySection.get('') ?? new Set<string>();
  const result = new Map<string, ServerBuild>();
  for (const [section, members] of bySection) {
    const all = section === '' ? members : new Set([...members, ...rest]);
    result.set(section, pick(build, all));
  }
  return result;
}

function pick(build: ServerBuild, ids: Set<string>): ServerBuild {
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id))) as Record<string, T>;
  return {
    ...build,
    routes: only(build.routes as Record<string, Routes[string] & object>) as Routes,
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}
