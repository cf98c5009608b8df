import { Temporal } from 'temporal-polyfill';
import { db, inTransaction } from '~/platform/db/database.server';
import type { Staff } from '~/platform/auth/session.server';
import type { StepKind } from '../case/case.codes';
import { openCaseItem } from '../case/open-case-item.server';
import { openForm, sendNotice, staffWith } from '../item/item.test-support';
import { decideStep } from './decide-step.server';
import { proposeStep } from './propose-step.server';
import { serveStep } from './serve-step.server';
import type { ProposalForm } from './steps.schema';
import { findOpenLadder } from './steps.store.server';

export const day = (iso: string) => Temporal.PlainDate.from(iso);

let cases = 0;

/** A child of the list with a parent, and those who work on the case. */
export async function newCase() {
  cases += 1;
  const name = `Popa${cases}`;
  const notice = await sendNotice({
    parent: `Ioana ${name}`,
    children: [{ givenNames: `Ana${cases}` }],
  });
  const child = notice.children[0]!.child;
  await db().child.update({ where: { id: child.id }, data: { status: 'home-educated' } });
  const adult = await db().adult.findFirstOrThrow({ where: { familyId: child.familyId } });
  return {
    childId: child.id,
    familyId: child.familyId,
    adultId: adult.id,
    officer: await staffWith('OFFICER'),
    senior: await staffWith('SENIOR'),
  };
}
export type Case = Awaited<ReturnType<typeof newCase>>;

/** A review that was concluded just now. */
export async function concludeReview(
  of: Case,
  kind: string,
  conclusion: string,
  state = 'reported',
) {
  const item = await inTransaction((tx) =>
    openCaseItem(tx, {
      actor: { kind: 'staff', id: of.officer.id },
      kind: 'review',
      childId: of.childId,
      on: '2026-11-02',
      clocks: [],
    }),
  );
  return db().review.create({
    data: {
      itemId: item.id,
      childId: of.childId,
      kind,
      state,
      conclusion,
      concludedAt: new Date(),
      wouldShow: 'A plan for reading and number.',
      helpOffered: 'A call each week.',
    },
  });
}

const blank = {
  reason: 'Nothing was shown since the second review.',
  risk: 'Low.',
  on: null,
  help: '',
  ground: undefined,
  askedOn: null,
  serveOn: null,
  school: '',
  schoolUrn: '',
  court: '',
  considered: '',
  because: undefined,
  what: '',
};

/** What each kind asks for. */
export const asked: Record<StepKind, Partial<ProposalForm>> = {
  'second-review-date': { on: '2027-01-04' },
  'apply-for-place': { help: 'Mrs Ahmed of admissions fills in the form with them.' },
  's437-notice': { ground: 'silence', askedOn: '2026-11-02' },
  's438-notice': { school: 'Marsh Lane School' },
  'attendance-order': { school: 'Marsh Lane School' },
  court: { court: 'Magistrates’ court', considered: 'The family accepts help already.' },
  'supervision-order': {},
  revocation: { because: 'parent-asked' },
  other: { what: 'Meeting with the legal team' },
};

/** A form opened just now on the child's ladder, or on none. */
export async function formOf(childId: string) {
  const ladder = await findOpenLadder(db(), childId);
  if (ladder) return openForm(ladder.id);
  return { version: 0, seen: '0', submitKey: crypto.randomUUID() };
}

export async function propose(
  of: Case,
  kind: StepKind,
  on: string,
  more: Partial<ProposalForm> = {},
  staff: Staff = of.officer,
) {
  const form = { ...blank, ...asked[kind], ...more, ...(await formOf(of.childId)) };
  return proposeStep(staff, { childId: of.childId, kind }, form, day(on));
}

/** The newest step of a kind. */
export function lastStep(childId: string, kind: StepKind) {
  return db().formalStep.findFirstOrThrow({
    where: { childId, kind },
    orderBy: [{ proposedAt: 'desc' }],
  });
}

export async function decide(
  of: Case,
  kind: StepKind,
  on: string,
  decision: 'approve' | 'refuse' = 'approve',
  staff: Staff = of.senior,
) {
  const step = await lastStep(of.childId, kind);
  const form = { ...(await openForm(step.itemId)), decision, decisionReason: 'Agreed.' };
  const result = await decideStep(staff, step.itemId, step.id, form, day(on));
  // The story has its own day, whatever today is.
  if (result.kind === 'done') {
    await db().formalStep.update({
      where: { id: step.id },
      data: { decidedAt: new Date(`${on}T09:00:00Z`) },
    });
  }
  return result;
}

export const service = (of: Case, servedOn: string) => ({
  servedOn,
  servedHow: 'by-hand' as const,
  agreed: '',
  servedOnWhom: [of.adultId],
  proof: 'Handed over at the door at 10:15.',
  madeOn: null,
  toldLastDay: null,
});
type Service = ReturnType<typeof service>;

/** The letter of a step goes out, as the room of letters records it. */
export async function sendLetters(stepId: string) {
  await db().councilLetter.updateMany({
    where: { stepId, state: 'draft' },
    data: { state: 'sent', sentAt: new Date() },
  });
}

export async function serve(
  of: Case,
  kind: StepKind,
  servedOn: string,
  more: { [K in keyof Service]?: Service[K] | string | null } & { today?: string } = {},
) {
  const { today = servedOn, ...given } = more;
  const step = await lastStep(of.childId, kind);
  const form = { ...service(of, servedOn), ...given, ...(await openForm(step.itemId)) } as Service &
    Awaited<ReturnType<typeof openForm>>;
  return serveStep(of.officer, step.itemId, step.id, form, null, day(today));
}

/** Brings a step all the way to its service. */
export async function carryOut(
  of: Case,
  kind: StepKind,
  on: string,
  more: Partial<ProposalForm> = {},
) {
  const results: { kind: string }[] = [
    await propose(of, kind, on, more),
    await decide(of, kind, on),
  ];
  const step = await lastStep(of.childId, kind);
  await sendLetters(step.id);
  results.push(await serve(of, kind, on, kind === 'attendance-order' ? { madeOn: on } : {}));
  const wrong = results.find((result) => result.kind !== 'done');
  if (wrong) throw new Error(`${kind}: ${JSON.stringify(wrong)}`);
  return lastStep(of.childId, kind);
}

export const isoOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;
