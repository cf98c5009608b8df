import { Temporal } from 'temporal-polyfill';
import { schoolAge } from '~/domains/child';
import type { Answers } from './answers.schema';
import { choiceFor, goesToSchool, lettersFor, letterStart } from './letters.rules';

/**
 * What happens after a notice is sent. `letter` is up to the parent: a notice that a school still has
 * to get. `letter-gone`: every school has its notice, or gets it from the portal.
 */
export const NEXT_STEPS = [
  'letter',
  'letter-gone',
  'consent',
  'order',
  'contact',
  'pressed',
  'plan-meeting',
  'review',
  'too-young',
  'too-old',
] as const;
export type NextStepCode = (typeof NEXT_STEPS)[number];

/** `by` is an ISO date, or null where there is no date. */
export type NextStep = { code: NextStepCode; by: string | null };

const CLOCK_STEPS: [string, NextStepCode][] = [
  ['first-contact', 'contact'],
  ['special-school-consent', 'consent'],
  ['ehcp-leaving-meeting', 'plan-meeting'],
  ['multi-agency-meeting', 'pressed'],
  ['first-review', 'review'],
];

type Facts = {
  answers: Answers;
  receivedOn: string;
  /** The item's clocks, the soonest first. */
  due: { rule: string; dueOn: string }[];
};

/** True where the parent still has to give a school its notice. */
function hasLetterToGive(answers: Answers): boolean {
  return lettersFor(answers)
    .filter(goesToSchool)
    .some(({ key }) => {
      const way = choiceFor(answers, key)?.way;
      const sent = way === 'send-for-me' && letterStart(answers, '2000-01-01') !== null;
      return !sent && way !== 'already-sent';
    });
}

/**
 * What happens next: the notice to a school first, then by date, with the dates of the clocks that the
 * notice set going (the soonest where several children have one of the same kind), then what has none.
 */
export function nextSteps({ answers, receivedOn, due }: Facts): NextStep[] {
  const today = Temporal.PlainDate.from(receivedOn);
  const ages = answers.children.map(
    (child) => schoolAge(Temporal.PlainDate.from(child.dateOfBirth), today).status,
  );
  const steps = new Map<NextStepCode, string | null>();
  for (const [rule, code] of CLOCK_STEPS) {
    const clock = due.find((each) => each.rule === rule);
    if (clock) steps.set(code, clock.dueOn);
  }
  const kinds = lettersFor(answers).map((letter) => letter.kind);
  if (kinds.includes('deregistration')) {
    steps.set(hasLetterToGive(answers) ? 'letter' : 'letter-gone', null);
  }
  if (kinds.includes('revoke-order')) steps.set('order', steps.get('contact') ?? null);
  if (ages.includes('not-yet')) steps.set('too-young', null);
  if (ages.includes('ended')) steps.set('too-old', null);
  return NEXT_STEPS.filter((code) => steps.has(code))
    .map((code) => ({ code, by: steps.get(code) ?? null }))
    .sort((one, other) => sortKey(one).localeCompare(sortKey(other)));
}

function sortKey({ code, by }: NextStep): string {
  return by ?? (code.startsWith('letter') ? '0' : '9');
}
