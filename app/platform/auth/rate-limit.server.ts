import { hot } from '~/platform/db/database.server';
import { keyedHash } from './secrets.server';

export type Limit = { name: string; most: number; minutes: number };

/**
 * Counts one hit against a limit. Returns null where it is within, or the minutes until the window ends.
 * The source (an address, a network) is stored only as a keyed hash.
 */
export async function hitLimit(limit: Limit, source: string): Promise<number | null> {
  const [row] = await hot<{ hits: number; minutes_left: number }>(
    'rate-limit',
    `insert into rate_limit (key, window_start, hits)
     values ($1, to_timestamp(floor(extract(epoch from now()) / ($2::int * 60)) * ($2::int * 60)), 1)
     on conflict (key, window_start) do update set hits = rate_limit.hits + 1
     returning hits, ceil(extract(epoch from (window_start + make_interval(mins => $2::int) - now())) / 60)::int as minutes_left`,
    [`${limit.name}:${keyedHash('limit', source.toLowerCase())}`, limit.minutes],
  );
  return row && row.hits > limit.most ? Math.max(1, row.minutes_left) : null;
}
