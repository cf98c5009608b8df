import type { Answers, SAFE_WAYS } from './answers.schema';

type Contact = Answers['contact'];
type Way = (typeof SAFE_WAYS)[number];

/**
 * Whether the council may use this way to reach the parent. Only somebody who said which ways are
 * safe has ruled the others out; a question left out rules out nothing.
 */
export function isSafe(contact: Contact, way: Way): boolean {
  if (!contact || contact.safe.length === 0) return true;
  return contact.safe.includes(way);
}
