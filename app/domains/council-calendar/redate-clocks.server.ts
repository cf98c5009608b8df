import type { SchoolCalendar } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { clockFromRow, redate, saveClock } from '~/domains/clock/index.server';

const atOnce = 500;

/**
 * Reckons every open clock that counts school days anew under a changed calendar and keeps those
 * whose due date moved; gives how many that were. Ended clocks stay as they ended.
 */
export async function redateOpenClocks(
  tx: Transaction,
  calendar: SchoolCalendar,
  staffId: string,
): Promise<number> {
  let moved = 0;
  for (let after: string | null = null; ;) {
    const rows: { id: string }[] & Parameters<typeof clockFromRow>[0][] = await tx.clock.findMany({
      where: {
        unit: 'school-days',
        status: { in: ['running', 'paused'] },
        ...(after ? { id: { gt: after } } : {}),
      },
      orderBy: { id: 'asc' },
      take: atOnce,
    });
    for (const row of rows) {
      const { clock, changed } = redate(clockFromRow(row), calendar);
      if (!changed) continue;
      await saveClock(tx, row.id, clock, staffId);
      moved += 1;
    }
    if (rows.length < atOnce) return moved;
    after = rows.at(-1)!.id;
  }
}
