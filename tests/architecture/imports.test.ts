import { describe, expect, it } from 'vitest';
import { resolveImport, sourceFiles } from './source';

const files = sourceFiles('app').map((file) => ({
  ...file,
  targets: file.imports.map((to) => resolveImport(file.path, to)),
}));

const roomOf = (path: string) => /^app\/domains\/([^/]+)/.exec(path)?.[1];

describe('what may import what', () => {
  it('reads the sources', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => file.targets).length).toBeGreaterThan(300);
  });

  it('platform imports no room, no route and no page', () => {
    const wrong = files
      .filter((file) => file.path.startsWith('app/platform/') && !file.path.includes('/server/'))
      .flatMap((file) =>
        file.targets
          .filter((to) => /^app\/(domains|routes)\//.test(to))
          .map((to) => `${file.path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('components know no room and no route', () => {
    const wrong = files
      .filter((file) => file.path.startsWith('app/components/'))
      .flatMap((file) =>
        file.targets
          .filter((to) => /^app\/(domains|routes)\//.test(to))
          .map((to) => `${file.path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('rooms import no route', () => {
    const wrong = files
      .filter((file) => roomOf(file.path))
      .flatMap((file) =>
        file.targets
          .filter((to) => to.startsWith('app/routes/'))
          .map((to) => `${file.path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('rooms meet only at their doors', () => {
    const wrong = files.flatMap((file) =>
      file.targets
        .filter((to) => {
          const room = roomOf(to);
          if (!room || room === roomOf(file.path) || file.path.startsWith('app/routes/'))
            return false;
          return !/^app\/domains\/[^/]+(\/index(\.server)?)?$/.test(to);
        })
        .map((to) => `${file.path} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('rooms have no cycles, and no room looks into casework', () => {
    const edges = new Map<string, Set<string>>();
    for (const file of files) {
      const from = roomOf(file.path);
      for (const to of file.targets.map(roomOf)) {
        if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
      }
    }
    const above = new Set(['casework', 'demonstration']);
    const intoCasework = [...edges].filter(([from, to]) => !above.has(from) && to.has('casework'));
    expect(intoCasework.map(([from]) => from)).toEqual([]);
    const onPath: string[] = [];
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (room: string) => {
      if (onPath.includes(room))
        cycles.push([...onPath.slice(onPath.indexOf(room)), room].join(' → '));
      if (onPath.includes(room) || done.has(room)) return;
      onPath.push(room);
      for (const next of edges.get(room) ?? []) walk(next);
      onPath.pop();
      done.add(room);
    };
    for (const room of edges.keys()) walk(room);
    expect(cycles).toEqual([]);
  });

  it('only stores, use cases and the platform touch the database', () => {
    const wrong = files
      .filter((file) => /^app\/(routes|components)\//.test(file.path))
      .filter((file) => !file.path.startsWith('app/routes/machine/'))
      .flatMap((file) =>
        file.targets
          .filter((to) => to.includes('platform/db/'))
          .map((to) => `${file.path} → ${to}`),
      );
    expect(wrong).toEqual([]);
  });

  it('only the calendar reads the clock for a calendar date', () => {
    const wrong = files
      .filter((file) => !file.path.startsWith('app/platform/calendar/'))
      .filter((file) => /Temporal\.Now|new Date\(\)\.toISOString\(\)\.slice/.test(file.text))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    const wrong = files
      .map((file) => file.path)
      .filter((path) => /(^|\/)(utils?|helpers?|misc|common)(\.tsx?|\/)/.test(path))
      .filter((path) => !path.startsWith('app/routes/'));
    expect(wrong).toEqual([]);
  });
});
