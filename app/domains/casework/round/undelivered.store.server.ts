import { db, hot, type Transaction } from '~/platform/db/database.server';

/** A message of a round to one reader, with how it fares. Days are ISO dates. */
export type CopyLine = {
  id: string;
  roundId: string;
  roundKind: string;
  roundStage: string;
  roundTitle: string;
  familyId: string;
  familyName: string;
  childIds: string[];
  adultId: string | null;
  accountId: string | null;
  readerId: string | null;
  how: string;
  noWay: string;
  name: string;
  language: string;
  addressLines: string[];
  toAddress: string;
  state: string;
  attempts: number;
  mailId: string | null;
  createdAt: Date;
  /** When it went, came back or was given up, as far as it did. */
  mailSentAt: Date | null;
  returnedAt: Date | null;
  failedAt: Date | null;
  leftOn: string | null;
  returnedOn: string | null;
  settledAt: Date | null;
  settleReason: string;
};

const columns = `c.id, c.round_id as "roundId", r.kind as "roundKind", r.stage as "roundStage", r.title as "roundTitle",
  c.family_id as "familyId", y.name as "familyName", coalesce(f.child_ids, '{}') as "childIds",
  c.adult_id as "adultId", c.account_id as "accountId", c.reader_id as "readerId", c.how, c.no_way as "noWay",
  c.name, c.language, c.address_lines as "addressLines", coalesce(m.to_address, '') as "toAddress", c.state,
  c.attempts, c.mail_id as "mailId", c.created_at as "createdAt", c.mail_sent_at as "mailSentAt",
  m.returned_at as "returnedAt", m.failed_at as "failedAt", c.left_on::text as "leftOn",
  c.returned_on::text as "returnedOn", c.settled_at as "settledAt", c.settle_reason as "settleReason"`;
const tables = `round_copy_now c join round r on r.id = c.round_id join family y on y.id = c.family_id
  left join round_family f on f.round_id = c.round_id and f.family_id = c.family_id
  left join outgoing_mail m on m.id = c.mail_id`;

/** The messages that did not arrive and that nobody settled, each found by an index of its own. */
const undelivered = `
  select c.id from round_copy c where c.how = 'none' and c.settled_at is null
  union all
  select c.id from round_copy c where c.how = 'post' and c.returned_on is not null and c.settled_at is null
  union all
  select c.id from outgoing_mail b join round_copy c on c.mail_id = b.id
  where b.batch_id is not null and (b.failed_at is not null or b.returned_at is not null)
    and c.settled_at is null`;

/** How many messages did not arrive, for the frame of the officers' pages. */
export async function countUndelivered(): Promise<number> {
  const [row] = await hot<{ count: number }>(
    'undelivered-count',
    `select count(*)::int as count from (${undelivered}) u`,
    [],
  );
  return row!.count;
}

/** The same by why. */
export async function countByState(): Promise<Map<string, number>> {
  const rows = await hot<{ state: string; count: number }>(
    'undelivered-by-state',
    `select c.state, count(*)::int as count from (${undelivered}) u join round_copy_now c on c.id = u.id
     group by c.state`,
    [],
  );
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** A page of the worklist, in the order of the ids; `state` narrows it to one reason. */
export function listUndelivered(
  after: string | null,
  state: string | null,
  atMost: number,
): Promise<CopyLine[]> {
  return hot<CopyLine>(
    'undelivered-page',
    `select ${columns} from (${undelivered}) u join ${tables.replace('round_copy_now c', 'round_copy_now c on c.id = u.id')}
     where c.id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
       and ($2::text is null or c.state = $2) order by c.id limit $3`,
    [after, state, atMost],
  );
}

/** One message, whatever became of it; null where there is none. */
export async function findCopyLine(
  id: string,
  tx: Pick<Transaction, '$queryRawUnsafe'> = db(),
): Promise<CopyLine | null> {
  const rows = await tx.$queryRawUnsafe<CopyLine[]>(
    `select ${columns} from ${tables} where c.id = $1::uuid`,
    id,
  );
  return rows[0] ?? null;
}

/** Every message that the same person got of the same matter, the oldest first: what was tried. */
export function listTried(copy: CopyLine): Promise<CopyLine[]> {
  return hot<CopyLine>(
    'copies-tried',
    `select ${columns} from ${tables}
     where c.family_id = $1 and (
       ($2::uuid is not null and c.reader_id = $2)
       or (c.round_id = $3 and c.adult_id is not distinct from $4::uuid)
       or (c.round_id = $3 and $5::uuid is not null and c.account_id = $5))
     order by c.created_at, c.id limit 50`,
    [copy.familyId, copy.readerId, copy.roundId, copy.adultId, copy.accountId],
  );
}

/** Given names of children, by their ids. */
export async function namesOfChildren(ids: string[]): Promise<Map<string, string>> {
  const rows = await db().child.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, givenNames: true, familyName: true },
  });
  return new Map(rows.map((row) => [row.id, `${row.givenNames} ${row.familyName}`]));
}

/** The children of a family, by their ids. */
export async function childrenOfFamily(familyId: string): Promise<string[]> {
  const rows = await db().child.findMany({
    where: { familyId },
    orderBy: [{ dateOfBirth: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Locks a message against others who look at it. */
export async function lockCopy(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from round_copy where id = ${id}::uuid for update`;
}
