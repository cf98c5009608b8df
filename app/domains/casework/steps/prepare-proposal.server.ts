import type { Temporal } from 'temporal-polyfill';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import { CLOCK_RULES, dueOn } from '~/domains/clock';
import { loadSchoolCalendar } from '~/domains/clock/index.server';
import type { StepKind } from '../case/case.codes';
import { standingConcerns } from './ladder.rules';
import { mayPropose, secondReviewDays, type Refused } from './steps.rules';
import type { ProposalForm } from './steps.schema';
import { loadFacts, type StepData } from './steps.store.server';

type Day = Temporal.PlainDate;

export type ProposeRefusal =
  | Refused
  | { kind: 'date-past' }
  | { kind: 'date-too-late'; latest: string }
  | { kind: 'asked-ahead' }
  | { kind: 'serve-past' }
  | { kind: 'unknown-school' };

export type Proposing = { childId: string; kind: StepKind; reviewId?: string | null };

/** What a proposal keeps beside what was written in it. */
export type Ready = { kind: 'ready'; reviewId: string | null; data: StepData };

/** Asks the rules about a proposal inside its transaction, and makes ready what it keeps. */
export async function prepareProposal(
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
  return { kind: 'ready', reviewId: about, data: dataOf(kind, form, school) };
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
