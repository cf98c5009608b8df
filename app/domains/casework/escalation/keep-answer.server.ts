import { Temporal } from 'temporal-polyfill';
import { instantToLondonDate } from '~/platform/calendar';
import type { Transaction } from '~/platform/db/database.server';
import { clockFromRow, meet, saveClock } from '~/domains/clock/index.server';
import { dropFlag, type LockedEscalation } from './lock-escalation.server';
import { SILENT_FLAG } from './escalation.codes';
import { addEvent } from './events.server';
import { endLinks } from './send-link.server';

export type KeptAnswer = {
  text: string;
  /** Who said it. */
  by: string;
  at: Date;
  /** The day it was said (ISO). */
  saidOn: string;
  /** Who wrote it down; null where it came by a link. */
  staffId: string | null;
  /** What else the timeline keeps: the link and the key of its form, a file. */
  detail?: Record<string, string>;
};

/**
 * Keeps an answer: the escalation is answered, its clocks are met, its links no longer work, and the
 * words stay in the timeline whatever comes later. An answer is the receipt of a referral too. The
 * item's own state is the caller's.
 */
export async function keepAnswer(
  tx: Transaction,
  { escalation, item }: LockedEscalation,
  answer: KeptAnswer,
): Promise<void> {
  const { at, by, text, saidOn, staffId } = answer;
  const receipt =
    escalation.isReferral && !escalation.receiptAt ? { receiptAt: at, receiptById: staffId } : {};
  await tx.escalation.update({
    where: { id: escalation.id },
    data: {
      state: 'answered',
      answer: text,
      answeredBy: by,
      answeredAt: at,
      answeredHow: staffId ? 'staff' : 'link',
      ...receipt,
    },
    select: { id: true },
  });
  await addEvent(tx, escalation.id, {
    kind: 'answered',
    at,
    level: escalation.level,
    staffId,
    detail: { text, by, saidOn, ...answer.detail },
  });
  await endLinks(tx, escalation.id, at);
  await dropFlag(tx, item.id, SILENT_FLAG);
  await meetOpenClocks(tx, item.id, Temporal.PlainDate.from(saidOn), staffId);
}

/** The clocks of the item are met on that day, or today where that was before they began. */
async function meetOpenClocks(
  tx: Transaction,
  itemId: string,
  on: Temporal.PlainDate,
  staffId: string | null,
): Promise<void> {
  const rows = await tx.clock.findMany({ where: { itemId, endedOn: null } });
  for (const row of rows) {
    const clock = clockFromRow(row);
    const met = meet(clock, on);
    const result = met.kind === 'ok' ? met : meet(clock, instantToLondonDate(new Date()));
    if (result.kind === 'ok') await saveClock(tx, row.id, result.clock, staffId);
  }
}
