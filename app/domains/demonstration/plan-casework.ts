import { addDays } from '~/platform/calendar';
import type { Prisma } from '~/platform/db/generated/client';
import { decidedDay } from './clocks-of';
import { dayColumn, momentOn } from './council-rows';
import type { Planner } from './plan-council';
import type { PlannedNotice } from './plan-family';

/** Adds what people did on a notice: outcomes, contacts, notes, messages, referrals, ratings, audit rows. */
export function planCasework(planner: Planner, notice: PlannedNotice): void {
  planReceipt(planner, notice);
  planContacts(planner, notice);
  planMessages(planner, notice);
  planOutcomes(planner, notice);
  planReferral(planner, notice);
  planRisks(planner, notice);
}

function planReceipt(
  { rows }: Planner,
  { sketch, itemId, familyId, accountId, receivedOn, children }: PlannedNotice,
) {
  const at = momentOn(receivedOn, 5);
  const actor = accountId
    ? { actorKind: 'parent', actorId: accountId }
    : { actorKind: 'system', actorId: null };
  rows.audit.push(
    {
      at,
      ...actor,
      action: 'item.received',
      itemId,
      familyId,
      detail: { kind: 'notification', source: sketch.source },
    },
    ...children.map((child) => ({
      at,
      ...actor,
      action: child.told ? 'child.notified-again' : 'child.recorded',
      itemId,
      childId: child.id,
      familyId,
    })),
  );
}

function authorOf({ staffIds }: Planner, { sketch }: PlannedNotice): string {
  return staffIds[sketch.owner ?? 'officer'];
}

function audit(
  planner: Planner,
  notice: PlannedNotice,
  action: string,
  at: Date,
  more: Partial<Prisma.AuditEventCreateManyInput> = {},
) {
  planner.rows.audit.push({
    at,
    actorKind: 'staff',
    actorId: authorOf(planner, notice),
    action,
    itemId: notice.itemId,
    familyId: notice.familyId,
    ...more,
  });
}

function planContacts(planner: Planner, notice: PlannedNotice) {
  const { choose, rows, setting } = planner;
  const { sketch, itemId } = notice;
  const byId = authorOf(planner, notice);
  for (const contact of sketch.contacts ?? []) {
    const day = addDays(setting.today, -contact.daysAgo);
    rows.contacts.push({
      id: choose.uuid(),
      itemId,
      happenedOn: dayColumn(day),
      how: contact.how,
      who: sketch.parentName,
      outcome: contact.outcome,
      note: contact.note ?? '',
      nextTryOn:
        contact.nextTryInDays === undefined
          ? null
          : dayColumn(addDays(setting.today, contact.nextTryInDays)),
      byId,
      at: momentOn(day, 20),
    });
    audit(planner, notice, 'item.contact-logged', momentOn(day, 20));
  }
  for (const text of sketch.notes ?? []) {
    const at = momentOn(addDays(notice.receivedOn, 2), 25);
    rows.notes.push({ id: choose.uuid(), itemId, text, byId, at });
    audit(planner, notice, 'item.note-written', at);
  }
}

function planMessages(planner: Planner, notice: PlannedNotice) {
  const { choose, rows, setting } = planner;
  const { sketch, itemId, accountId } = notice;
  for (const [order, message] of (sketch.messages ?? []).entries()) {
    const at = momentOn(addDays(setting.today, -message.daysAgo), 6 + order);
    const council = message.from === 'council';
    rows.messages.push({
      id: choose.uuid(),
      itemId,
      from: message.from,
      staffId: council ? authorOf(planner, notice) : null,
      accountId: council ? null : accountId,
      text: message.text,
      language: message.language,
      at,
    });
    if (council) audit(planner, notice, 'item.message-sent', at);
  }
}

function planOutcomes(planner: Planner, notice: PlannedNotice) {
  const { choose, rows, setting } = planner;
  const { itemId, notificationId, receivedOn, children } = notice;
  const decidedOn = notice.sketch.waitsFor
    ? addDays(receivedOn, 3)
    : decidedDay(receivedOn, setting.today);
  const about = concerned(notice);
  for (const child of children) {
    const outcome = about.includes(child) ? outcomeOf(notice) : null;
    rows.notificationChildren.push({
      id: choose.uuid(),
      notificationId,
      childId: child.id,
      key: child.answers.key,
      outcome,
      outcomeOn: outcome && dayColumn(decidedOn),
    });
    if (!outcome) continue;
    const childId = child.id;
    const at = momentOn(decidedOn, 30);
    const reason = outcome === 'not-home-education' ? endingReason(notice) : '';
    const asked = outcome === 'asked' ? dayColumn(addDays(setting.today, 9)) : null;
    rows.decisions.push({
      id: choose.uuid(),
      itemId,
      childId,
      kind: outcome,
      reason,
      dueOn: asked,
      byId: authorOf(planner, notice),
      at,
    });
    audit(planner, notice, 'item.decided', at, { childId, detail: { decision: outcome } });
  }
  const told = outcomeOf(notice);
  if (told) planOutcomeMessage(planner, notice, told, momentOn(decidedOn, 30));
}

const waitingSetting = {
  'special-school-consent': 'special-placed',
  'order-revocation': 'attendance-order',
} as const;

/** The children whom an outcome is about: a colleague is asked only about those who need an answer. */
function concerned({ sketch, children }: PlannedNotice): PlannedNotice['children'] {
  const { waitsFor, stage } = sketch;
  if (!waitsFor || stage !== 'waiting-other') return children;
  return children.filter((child) => child.sketch.setting === waitingSetting[waitsFor]);
}

function endingReason({ sketch }: PlannedNotice): string {
  return sketch.ending === 'withdrawn' ? 'parent-withdrew' : 'still-at-school';
}

function outcomeOf({ sketch }: PlannedNotice): string | null {
  if (sketch.stage === 'decided') return 'accepted';
  if (sketch.stage === 'closed') return 'not-home-education';
  if (sketch.stage === 'waiting-parent') return 'asked';
  if (sketch.waitsFor === 'special-school-consent') return 'consent-sought';
  return sketch.waitsFor === 'order-revocation' ? 'order-referred' : null;
}

function planOutcomeMessage(planner: Planner, notice: PlannedNotice, outcome: string, at: Date) {
  const { choose, rows, setting } = planner;
  const { sketch, itemId } = notice;
  const keys = concerned(notice).map((child) => child.answers.key);
  const asked = outcome === 'asked';
  rows.messages.push({
    id: choose.uuid(),
    itemId,
    from: 'council',
    kind: 'outcome',
    staffId: authorOf(planner, notice),
    text: '',
    language: sketch.language,
    childKeys: keys,
    data: { decision: outcome, childKeys: keys },
    dueOn: asked ? dayColumn(addDays(setting.today, 9)) : null,
    at,
  });
}

const REFERRALS = {
  'special-school-consent': {
    toRole: 'SEND',
    question: 'Placed by us. Parent asks for consent to leave the school; see their words.',
  },
  'order-revocation': {
    toRole: 'SENIOR',
    question: 'Under our order. Parent asks that it be revoked.',
  },
} as const;

function planReferral(planner: Planner, notice: PlannedNotice) {
  const { choose, rows } = planner;
  const { sketch, itemId, receivedOn } = notice;
  if (!sketch.waitsFor) return;
  for (const child of concerned(notice)) {
    rows.referrals.push({
      id: choose.uuid(),
      itemId,
      childId: child.id,
      kind: sketch.waitsFor,
      ...REFERRALS[sketch.waitsFor],
      askedById: authorOf(planner, notice),
      askedAt: momentOn(addDays(receivedOn, 3), 30),
    });
  }
}

function planRisks(planner: Planner, notice: PlannedNotice) {
  const { choose, rows } = planner;
  const byId = authorOf(planner, notice);
  const at = momentOn(addDays(notice.receivedOn, notice.sketch.stage === 'new' ? 0 : 2), 35);
  for (const { id: childId, sketch, told } of notice.children) {
    if (told) continue;
    for (const indicator of sketch.indicators ?? []) {
      rows.indicators.push({ id: choose.uuid(), childId, ...indicator, byId, at });
      audit(planner, notice, 'item.indicator-added', at, {
        childId,
        detail: { code: indicator.code },
      });
    }
    if (!sketch.rating) continue;
    rows.ratings.push({ id: choose.uuid(), childId, ...sketch.rating, byId, at });
    audit(planner, notice, 'item.child-rated', at, {
      childId,
      detail: { level: sketch.rating.level },
    });
  }
}
