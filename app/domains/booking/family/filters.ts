import { z } from 'zod';
import {
  ACCESS_FEATURES,
  SESSION_AUDIENCES,
  SESSION_MODES,
  SPOKEN_LANGUAGES,
} from '../booking.codes';
import type { SessionFilters } from './sessions.view';

const one = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.enum(codes).nullable().catch(null);

const schema = z.object({
  kind: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .nullable()
    .catch(null),
  how: one(SESSION_MODES),
  language: one(SPOKEN_LANGUAGES),
  whom: one(SESSION_AUDIENCES),
});

/** The filters that an address names. What is none is left out: an old link still shows a list. */
export function readFilters(search: URLSearchParams): SessionFilters {
  const access = search.getAll('access');
  return {
    ...schema.parse({
      kind: search.get('kind'),
      how: search.get('how'),
      language: search.get('language'),
      whom: search.get('whom'),
    }),
    access: ACCESS_FEATURES.filter((feature) => access.includes(feature)),
  };
}

/** The filters as they stand in an address; empty, or with the question mark in front. */
export function filterQuery(filters: SessionFilters, more: Record<string, string> = {}): string {
  const search = new URLSearchParams();
  for (const name of ['kind', 'how', 'language', 'whom'] as const) {
    const value = filters[name];
    if (value) search.set(name, value);
  }
  for (const feature of filters.access) search.append('access', feature);
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  return search.size > 0 ? `?${search}` : '';
}

/** True where something is filtered. */
export function isFiltered(filters: SessionFilters): boolean {
  return filterQuery(filters) !== '';
}
