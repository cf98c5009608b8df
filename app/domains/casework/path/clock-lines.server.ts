import type { Temporal } from 'temporal-polyfill';
import { db } from '~/platform/db/database.server';
import {
  CLOCK_RULES,
  clockFromRow,
  clockState,
  type ClockCode,
} from '~/domains/clock/index.server';
import type { PathKind } from '../case/case.codes';
import type { ClockLine } from '../item/show-item.server';
import { PATHS } from './path.definitions';

/** The path's own clocks, and those of the same rules that run for the child on another item. */
export function findClocks(itemId: string, childId: string, kind: PathKind) {
  const rules = PATHS[kind].steps.flatMap(({ clock }) =>
    clock && clock.rule !== 'path-step' ? [clock.rule] : [],
  );
  return db().clock.findMany({
    where: {
      OR: [
        { itemId },
        {
          rule: { in: rules },
          endedOn: null,
          item: { children: { some: { childId } } },
          AND: { OR: [{ childId: null }, { childId }] },
        },
      ],
    },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
}

type ClockRow = Awaited<ReturnType<typeof findClocks>>[number];

/** A clock as pages show it, as it stands on that day. */
export function clockLineOf(row: ClockRow, now: Temporal.PlainDate): ClockLine {
  const clock = clockFromRow(row);
  const rule = CLOCK_RULES[row.rule as ClockCode];
  const { code, startedOn, length, unit, agreedOn, dueOn } = clock;
  const pauses = clock.pauses.map(({ on, reason, restartedOn }) => ({
    on: on.toString(),
    reason,
    restartedOn: restartedOn?.toString() ?? null,
  }));
  return {
    id: row.id,
    childId: row.childId,
    rule: code,
    startedOn: startedOn.toString(),
    length,
    unit,
    agreedOn: agreedOn?.toString() ?? null,
    dueOn: dueOn.toString(),
    status: row.status,
    pauses,
    endedOn: row.endedOn && row.endedOn.toISOString().slice(0, 10),
    endReason: row.endReason,
    state: clockState(clock, now),
    basis: rule.basis,
    ruleSource: rule.source,
  };
}
