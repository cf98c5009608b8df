import { waysTo } from '../letter/reach.rules';
import type { KnownAdult } from './readers.rules';
import type { ReachOf } from '../letter/reach.rules';

/** What an officer may try next, the gentlest first. */
export const NEXT_TRIES = [
  'email',
  'other-email',
  'post',
  'phone',
  'find-somebody',
  'services',
] as const;
export type NextTry = (typeof NEXT_TRIES)[number];

/** A message that did not arrive, as far as it matters for what to try next. */
export type NotArrived = {
  /** A state of `UNDELIVERED`, or `to-post` where it is held back. */
  state: string;
  /** The address to which it went, or the lines on its envelope. */
  toAddress: string;
  addressLines: readonly string[];
};

/**
 * What to try next to reach somebody: by email where their address is another one now, or the server
 * was away; the other address they gave; by post where an address is known and safe and no letter came
 * back from there; by phone; through those who know the family.
 */
export function nextTries(
  message: NotArrived,
  known: { reach: ReachOf; newest: KnownAdult } | null,
): NextTry[] {
  if (!known) return ['find-somebody', 'services'];
  const { reach, newest } = known;
  const offered = waysTo(reach).filter(({ why }) => why === null);
  const email = newest.email ?? '';
  const isNewAddress = email !== '' && email !== message.toAddress;
  const tries: (NextTry | false)[] = [
    offered.some(({ way }) => way === 'email') &&
      (isNewAddress || message.state === 'gave-up') &&
      'email',
    reach.safeToEmail &&
      newest.toldEmail !== '' &&
      newest.toldEmail !== email &&
      newest.toldEmail !== message.toAddress &&
      'other-email',
    offered.some(({ way }) => way === 'post') &&
      !(message.state === 'returned' && sameLines(reach.addressLines, message.addressLines)) &&
      'post',
    newest.phone !== '' && 'phone',
    'services',
  ];
  return tries.filter((each) => each !== false);
}

function sameLines(one: readonly string[], other: readonly string[]): boolean {
  return one.join('\n') === other.join('\n');
}
