import { today } from '~/platform/calendar';
import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { inTransaction } from '~/platform/db/database.server';
import {
  CLOCK_RULES,
  clockFromRow,
  clockState,
  type ClockState,
} from '~/domains/clock/index.server';
import { clearUnread } from './clear-unread.server';
import { mayWorkItems } from './item.access';
import { readItemView } from './item.store.server';
import type { ClockView, ItemView } from './item.view';
import { recordLook, type LookedAtPage } from './record-look.server';

/** A clock as it stands today, with the rule it comes from. */
export type ClockLine = ClockView & {
  state: ClockState;
  basis: 'law' | 'local-policy';
  ruleSource: string;
};

/** What the pages of one item show. */
export type ShownItem = Omit<ItemView, 'clocks'> & {
  clocks: ClockLine[];
  /** Today in England (ISO). */
  today: string;
  /** False for those who may look but not work the item. */
  mayWork: boolean;
};

/**
 * One item as this member of staff may see it, and the look put into the audit trail: a row for every
 * child shown. A SEND officer sees the children and the matter that they were asked about, nothing of
 * the rest of the family. Null where there is no such item for them.
 */
export async function showItem(
  staff: Staff,
  itemId: string,
  page: LookedAtPage,
  onlyChildId?: string,
): Promise<ShownItem | null> {
  const view = await readItemView(staff, itemId);
  if (!view) return null;
  const mayWork = mayWorkItems(staff);
  const shown = mayWork ? view : withoutFamily(view);
  const children = shown.children.filter((child) => !onlyChildId || child.id === onlyChildId);
  if (onlyChildId && children.length === 0) return null;
  await recordLook(staff, {
    itemId,
    familyId: view.familyId,
    childIds: children.map((child) => child.id),
    page,
  });
  return {
    ...shown,
    children,
    clocks: view.clocks.map(lineOf),
    today: today().toString(),
    mayWork,
  };
}

function withoutFamily(view: ItemView): ItemView {
  return { ...view, children: view.children.filter((child) => child.inItem), matters: [] };
}

function lineOf(clock: ClockView): ClockLine {
  const rule = CLOCK_RULES[clock.rule];
  const day = (iso: string | null) => (iso ? new Date(`${iso}T00:00:00Z`) : null);
  const state = clockState(
    clockFromRow({
      ...clock,
      startedOn: day(clock.startedOn)!,
      agreedOn: day(clock.agreedOn),
      dueOn: day(clock.dueOn)!,
      endedOn: day(clock.endedOn),
    }),
    today(),
  );
  return { ...clock, state, basis: rule.basis, ruleSource: rule.source };
}

/**
 * Marks off what the parent wrote once the officer who has the item (anybody, where nobody has it)
 * has it before them. A look by others leaves the mark for its owner.
 */
export async function markReadByCouncil(
  staff: Staff,
  item: Pick<ItemView, 'id' | 'flags' | 'ownerId'>,
): Promise<void> {
  if (!item.flags.includes('unread-message') || !mayWorkItems(staff)) return;
  if (item.ownerId !== null && item.ownerId !== staff.id) return;
  await inTransaction(async (tx) => {
    await clearUnread(tx, item.id);
    const actor = { kind: 'staff', id: staff.id } as const;
    await recordAudit(tx, { actor, action: 'message.read', itemId: item.id });
  });
}
