import { databasePool } from '~/platform/db/database.server';

/** How many answers to requests wait to be read. */
export async function countToRead(): Promise<number> {
  const { rows } = await databasePool().query<{ count: number }>(`
    select count(*)::int as count from queue_item i
    where i.kind = 'annual-request' and i.closed_at is null and exists (
      select 1 from clock k where k.item_id = i.id and k.rule = 'evidence-reading' and k.ended_on is null)`);
  return rows[0]!.count;
}

/** A round of annual requests, how far it is. */
export type RoundLine = {
  id: string;
  /** The first round that a further letter belongs to. */
  ofId: string | null;
  month: string;
  stage: string;
  state: string;
  releasedOn: string;
  families: number;
  waiting: number;
  held: number;
};

/** The newest rounds of annual requests that were let go. */
export async function listRecentRounds(): Promise<RoundLine[]> {
  const { rows } = await databasePool().query<RoundLine>(`
    select n.id, n.of_id as "ofId", to_char(n.month, 'YYYY-MM') as month, n.stage, n.state, n.released_on as "releasedOn",
      f.families, f.waiting, f.held
    from (select * from round where kind = 'annual-request' and state in ('releasing', 'released')
        order by decided_at desc, id limit 6) n
      left join lateral (
        select count(*)::int as families, count(*) filter (where state = 'waiting')::int as waiting,
          count(*) filter (where state = 'held')::int as held
        from round_family where round_id = n.id) f on true
    order by n.decided_at desc, n.id`);
  return rows;
}
