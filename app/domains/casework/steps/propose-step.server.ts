import { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { recordAudit } from '~/platform/audit/audit.server';
import { profile } from '~/platform/config/environment.server';
import { db, inTransaction, type Transaction } from '~/platform/db/database.server';
import { CLOCK_RULES, dueOn } from '~/domains/clock';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import type { StepKind } from '../case/case.codes';
import { openCaseItem } from '../case/open-case-item.server';
import { mayWorkItems } from '../item/item.access';
import { makeMove, type MoveDone, type MoveRefusal } from '../item/make-move.server';
import { standingConcerns, type LadderFacts } from './ladder.rules';
import { mayPropose, secondReviewDays, type Refused } from './steps.rules';
import type { ProposalForm } from './steps.schema';
import { findOpenLadder, loadFacts, type StepData } from './steps.store.server';

type Day = Temporal.PlainDate;

export type ProposeRefusal =
  | Refused
  | { kind: 'date-past' }
  | { kind: 'date-too-late'; latest: string }
  | { kind: 'asked-ahead' }
  | { kind: 'serve-past' }
  | { kind: 'unknown-school' };

export type Proposing = { childId: string; kind: StepKind; reviewId?: string | null };

type Result = MoveDone | MoveRefusal | ProposeRefusal;

/**
 * Proposes a formal step; the first one opens the ladder of the child in the queue. Nothing happens
 * until a senior who is someone else approves it. `today` is the date in England.
 */
export async function proposeStep(
  staff: Staff,
  proposing: Proposing,
  form: ProposalForm,
  today: Day,
): Promise<Result> {
  const ladder = await findOpenLadder(db(), proposing.childId);
  if (!ladder) return proposeFirst(staff, proposing, form, today);
  return makeMove<ProposeRefusal>(
    staff,
    { name: 'step-proposed' },
    { itemId: ladder.id, ...form },
    async (tx) => {
      const ready = await prepare(tx, proposing, form, today);
      if (ready.kind !== 'ready') return ready;
      const stepId = await keepStep(tx, staff, ladder.id, proposing, form, ready);
      const detail = { stepId, kind: proposing.kind };
      return {
        kind: 'made',
        status: 'waiting-other',
        audit: [{ childId: proposing.childId, detail }],
      };
    },
  );
}

/** As `proposeStep` where no ladder is open: the child's row makes two first proposals take turns. */
function proposeFirst(
  staff: Staff,
  proposing: Proposing,
  form: ProposalForm,
  today: Day,
): Promise<Result> {
  if (!mayWorkItems(staff)) return Promise.resolve({ kind: 'not-allowed' });
  const { childId, kind } = proposing;
  return inTransaction(async (tx): Promise<Result> => {
    const [child] = await tx.$queryRaw<{ familyId: string }[]>`
      select family_id as "familyId" from child where id = ${childId}::uuid for update`;
    if (!child) return { kind: 'not-found' };
    const there = await tx.formalStep.findUnique({
      where: { submitKey: form.submitKey },
      select: { id: true },
    });
    if (there) return { kind: 'repeated' };
    const quicker = await findOpenLadder(tx, childId);
    if (quicker) return { kind: 'stale', version: quicker.version, seen: '0', changes: [] };
    const ready = await prepare(tx, proposing, form, today);
    if (ready.kind !== 'ready') return ready;
    const item = await openCaseItem(tx, {
      actor: { kind: 'staff', id: staff.id },
      kind: 'steps',
      childId,
      on: today.toString(),
      clocks: [],
      ownerId: staff.id,
      status: 'waiting-other',
    });
    const stepId = await keepStep(tx, staff, item.id, proposing, form, ready);
    await recordAudit(tx, {
      actor: { kind: 'staff', id: staff.id },
      action: 'item.step-proposed',
      itemId: item.id,
      childId,
      familyId: child.familyId,
      detail: { stepId, kind, submitKey: form.submitKey },
    });
    return { kind: 'done' };
  });
}

type Ready = { kind: 'ready'; facts: LadderFacts; reviewId: string | null; data: StepData };

async function prepare(
  tx: Transaction,
  { childId, kind, reviewId }: Proposing,
  form: ProposalForm,
  today: Day,
): Promise<Ready | ProposeRefusal> {
  const facts = await loadFacts(tx, childId);
  const allowed = mayPropose({ kind, reviewId, ground: form.ground }, facts, today);
  if (allowed.kind === 'refused') return allowed;
  const wrongDay = kind === 'second-review-date' ? await dateRefusal(tx, form.on!, today) : null;
  if (wrongDay) return wrongDay;
  if (form.askedOn && form.askedOn >= today.toString()) return { kind: 'asked-ahead' };
  if (form.serveOn && form.serveOn < today.toString()) return { kind: 'serve-past' };
  const school = await schoolOf(tx, form);
  if (!school) return { kind: 'unknown-school' };
  const about = standingConcerns(facts)?.id ?? null;
  return { kind: 'ready', facts, reviewId: about, data: dataOf(kind, form, school) };
}

/** The last day that may be agreed for a second review: the clock's length from `today` (protocol 6.11). */
export async function latestSecondReview(tx: Transaction | undefined, today: Day): Promise<Day> {
  const calendar = await loadSchoolCalendar(tx);
  return dueOn(CLOCK_RULES['second-review'], today, { calendar, lengths: profile().clocks });
}

async function dateRefusal(
  tx: Transaction,
  on: string,
  today: Day,
): Promise<ProposeRefusal | null> {
  const { first, last } = secondReviewDays(today, await latestSecondReview(tx, today));
  if (on < first.toString()) return { kind: 'date-past' };
  return on > last.toString() ? { kind: 'date-too-late', latest: last.toString() } : null;
}

/** The school's name as the register of schools has it, where its number is given. */
async function schoolOf(tx: Transaction, form: ProposalForm): Promise<{ name: string } | null> {
  if (form.schoolUrn === '') return { name: form.school };
  return tx.school.findUnique({ where: { urn: form.schoolUrn }, select: { name: true } });
}

const namedSchool = (form: ProposalForm, { name }: { name: string }): StepData => ({
  school: name,
  schoolUrn: form.schoolUrn || undefined,
});

/** What a kind asks for; what was typed for another kind does not count. */
function dataOf(kind: StepKind, form: ProposalForm, school: { name: string }): StepData {
  switch (kind) {
    case 'second-review-date':
      return { on: form.on ?? undefined };
    case 'apply-for-place':
      return { help: form.help };
    case 's437-notice':
      return {
        ground: form.ground,
        serveOn: form.serveOn ?? undefined,
        ...(form.ground === 'silence' && { askedOn: form.askedOn ?? undefined }),
      };
    case 's438-notice':
      return { ...namedSchool(form, school), serveOn: form.serveOn ?? undefined };
    case 'attendance-order':
      return namedSchool(form, school);
    case 'court':
      return { court: form.court, considered: form.considered };
    case 'revocation':
      return { because: form.because };
    case 'other':
      return { what: form.what };
    case 'supervision-order':
      return {};
  }
}

async function keepStep(
  tx: Transaction,
  staff: Staff,
  itemId: string,
  { childId, kind }: Proposing,
  form: ProposalForm,
  { reviewId, data }: Ready,
): Promise<string> {
  // A date that could not be kept, or has done its work, makes room: one of a kind is open at a time.
  await tx.formalStep.updateMany({
    where: { childId, kind, state: 'approved' },
    data: {
      state: 'ended',
      outcome: 'replaced',
      endedById: staff.id,
      endedAt: new Date(),
      endReason: 'replaced',
    },
  });
  const { id } = await tx.formalStep.create({
    data: {
      itemId,
      childId,
      reviewId,
      kind,
      reason: form.reason,
      risk: form.risk,
      data,
      proposedById: staff.id,
      submitKey: form.submitKey,
    },
    select: { id: true },
  });
  return id;
}
