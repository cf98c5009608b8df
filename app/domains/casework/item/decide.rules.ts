import type { ItemStatus } from '~/domains/intake';
import { answersSchema } from '~/domains/notification';
import { isFinal, isFullyDecided, statusAfter } from './item.status';

type Asked = { childId: string | null; kind: string; answer: string | null };

/** What has to come before a child can be accepted; null where nothing has to. */
export type ComesFirst = 'consent-first' | 'order-first' | null;

/**
 * A child whom a council placed in a special school leaves it with consent (SI 2024/208, regulation
 * 9); a child under a school attendance order once it is to be revoked (Education Act 1996 s.442).
 * Every other child may be accepted at once, with or without an EHC plan.
 */
export function comesFirst(
  child: { id: string; settings: readonly string[] },
  referrals: readonly Asked[],
): ComesFirst {
  const answers = referrals.filter((each) => each.childId === child.id).map((each) => each.answer);
  const isIn = (setting: string) => child.settings.includes(setting);
  if (isIn('special-placed') && !answers.includes('given') && !answers.includes('not-needed')) {
    return 'consent-first';
  }
  if (isIn('attendance-order')) {
    return answers.includes('to-be-revoked') ? null : 'order-first';
  }
  return null;
}

/**
 * Where a child is, by the council's record and by what this notice tells: where another parent told
 * something else before, the record has theirs, and what asks for more counts.
 */
export function settingsOf(
  child: { id: string; setting: string },
  notice: { answers: unknown; children: readonly { childId: string; key: string }[] },
): string[] {
  const told = answersSchema.safeParse(notice.answers).data?.children ?? [];
  const keys = notice.children.filter((each) => each.childId === child.id).map((each) => each.key);
  const here = told.flatMap((each) =>
    keys.includes(each.key) ? (each.learning?.setting ?? []) : [],
  );
  return [child.setting, ...here];
}

type OfNotice = { childId: string; outcome: string | null };

/** The children of a notice as they are after some of them got an outcome. */
export function withOutcome(
  children: readonly OfNotice[],
  decided: readonly string[],
  outcome: string,
): OfNotice[] {
  return children.map((child) => (decided.includes(child.childId) ? { ...child, outcome } : child));
}

/** Where the item stands once its children have these outcomes. */
export function statusOf(children: readonly OfNotice[], referrals: readonly Asked[]): ItemStatus {
  const open = children.filter((child) => !isFinal(child.outcome));
  return statusAfter({
    forColleague: referrals.some(
      (each) => each.answer === null && open.some((child) => child.childId === each.childId),
    ),
    forParent: open.some((child) => child.outcome === 'asked'),
    fullyDecided: isFullyDecided(children),
  });
}

/**
 * The day from which home education begins, as the parent told it, else the day the notice was
 * received (ISO dates): what the officer's form begins with.
 */
export function startToldIn(answers: unknown, receivedOn: string): string {
  const parsed = answersSchema.safeParse(answers);
  return (parsed.success && parsed.data.start?.startsOn) || receivedOn;
}
