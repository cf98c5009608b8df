import type { ContactHow, ContactOutcome } from './item.codes';

/**
 * True where a try counts as the first contact (protocol 6.3): somebody was reached, whether or not
 * they wish for more, or something was written to them.
 */
export function isContactMade(how: ContactHow, outcome: ContactOutcome): boolean {
  if (outcome === 'reached' || outcome === 'declined') return true;
  return outcome === 'sent' && (how === 'letter' || how === 'email');
}
