import { db } from '~/platform/db/database.server';
import { SESSION_MODES, type SessionMode } from '../booking.codes';

/** A kind of time with a person, as it is offered. */
export type PersonKind = {
  id: string;
  code: string | null;
  words: unknown;
  modes: SessionMode[];
  minutes: number;
};

const select = { id: true, code: true, words: true, modes: true, minutes: true } as const;

function kindOf(row: Omit<PersonKind, 'modes'> & { modes: string[] }): PersonKind {
  return { ...row, modes: SESSION_MODES.filter((mode) => row.modes.includes(mode)) };
}

/** The kinds of time with a person that are offered now. */
export async function listPersonKinds(): Promise<PersonKind[]> {
  const rows = await db().sessionKind.findMany({
    where: { shape: 'person', active: true },
    select,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map(kindOf);
}

/** One of them; null where it is not offered. */
export async function findPersonKind(id: string): Promise<PersonKind | null> {
  const row = await db().sessionKind.findFirst({
    where: { id, shape: 'person', active: true },
    select,
  });
  return row && kindOf(row);
}
