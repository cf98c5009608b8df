import { asDate } from '~/domains/clock/index.server';
import type { Deciding } from './decide-children.server';
import type { NotHomeEducation } from './item.codes';
import { openClocks, stopClocks } from './move-clocks.server';

/** Records that children are not home educated: an episode that had begun ends today, and their clocks stop. */
export async function recordNotHomeEducated(
  { tx, item, today, staff, children }: Deciding,
  why: NotHomeEducation,
): Promise<void> {
  for (const child of children) {
    const begun = child.status === 'home-educated';
    await tx.child.update({
      where: { id: child.id },
      data: {
        status: why === 'over-school-age' ? 'ended' : 'not-home-educated',
        startedOn: begun ? undefined : null,
        endedOn: begun ? asDate(today) : null,
        changedAt: new Date(),
      },
      select: { id: true },
    });
    const clocks = openClocks(item, { childId: child.id });
    await stopClocks(tx, clocks, today, 'not-home-education', staff.id);
  }
}
