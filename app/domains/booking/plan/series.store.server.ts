import { db, type Transaction } from '~/platform/db/database.server';
import type { Prisma } from '~/platform/db/generated/client';
import { seriesRuleSchema, type SeriesRule } from './series.rule';

const include = {
  kind: { select: { code: true, words: true } },
  sessions: {
    include: { people: { select: { staffId: true } } },
    orderBy: [{ seriesOn: 'asc' }],
  },
} satisfies Prisma.SessionSeriesInclude;

type Stored = Prisma.SessionSeriesGetPayload<{ include: typeof include }>;

/** A series with its sessions, and its rule read. */
export type Series = Omit<Stored, 'rule' | 'except'> & { rule: SeriesRule; except: string[] };

const iso = (day: Date) => day.toISOString().slice(0, 10);
const dayColumn = (day: string) => new Date(`${day}T00:00:00Z`);

function seriesOf(row: Stored): Series {
  return { ...row, rule: seriesRuleSchema.parse(row.rule), except: row.except.map(iso) };
}

/** One series with its sessions in order; null where there is none. */
export async function findSeries(
  id: string,
  tx: Pick<Transaction, 'sessionSeries'> = db(),
): Promise<Series | null> {
  const row = await tx.sessionSeries.findUnique({ where: { id }, include });
  return row && seriesOf(row);
}

/** One series, held until the transaction ends; null where there is none. */
export async function lockSeries(tx: Transaction, id: string): Promise<Series | null> {
  await tx.$executeRaw`select 1 from session_series where id = ${id}::uuid for update`;
  return findSeries(id, tx);
}

/** The day of a series that a session stands for. */
export function dayInSeries({ seriesOn }: { seriesOn: Date | null }): string {
  return seriesOn ? iso(seriesOn) : '';
}

/** The series that a form made before; null where it made none yet. */
export function findMadeSeries(tx: Transaction, submitKey: string) {
  return tx.sessionSeries.findUnique({ where: { submitKey }, select: { id: true } });
}

/** Writes a series; gives its id. */
export async function insertSeries(
  tx: Transaction,
  series: {
    kindId: string;
    rule: SeriesRule;
    except: string[];
    madeById: string;
    submitKey: string;
  },
): Promise<string> {
  const { id } = await tx.sessionSeries.create({
    data: { ...series, except: series.except.map(dayColumn) },
    select: { id: true },
  });
  return id;
}

/** Writes the rule of a series, and the days on which it does not take place. */
export async function updateSeries(
  tx: Transaction,
  id: string,
  { rule, except }: { rule: SeriesRule; except: string[] },
): Promise<void> {
  await tx.sessionSeries.update({
    where: { id },
    data: { rule, except: [...new Set(except)].sort().map(dayColumn), version: { increment: 1 } },
    select: { id: true },
  });
}
