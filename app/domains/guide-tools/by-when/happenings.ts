import type { ClockCode } from '~/domains/clock';

/**
 * What a parent does, or is told, and the clocks that it sets going. The clocks of a notice are those
 * of `clocksFor` in the room of notifications.
 */
export const HAPPENINGS: Readonly<Record<string, readonly ClockCode[]>> = {
  notify: ['first-contact', 'first-review'],
  'ehc-plan': ['first-contact', 'ehcp-leaving-meeting', 'first-review'],
  'special-school': [
    'first-contact',
    'ehcp-leaving-meeting',
    'first-review',
    'special-school-consent',
  ],
  order: ['first-contact', 'first-review'],
  question: ['reply-to-parent'],
  plans: ['evidence-reading'],
  complaint: ['complaint-acknowledge', 'complaint-answer'],
  'data-complaint': ['data-complaint-acknowledge', 'complaint-answer'],
  'own-data': ['own-data-answer'],
  concerns: ['second-review'],
  'still-concerns': ['apply-for-place'],
  'formal-notice': ['s437-notice'],
};

export const HAPPENING_CODES = Object.keys(HAPPENINGS);

/** The clocks whose last day is the parent's, not the council's. */
const FOR_PARENTS: readonly ClockCode[] = ['apply-for-place', 's437-notice'];

/** Who has until the day. */
export function whoHas(clock: ClockCode): 'we' | 'you' {
  return FOR_PARENTS.includes(clock) ? 'you' : 'we';
}
