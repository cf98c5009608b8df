import { z } from 'zod';
import { ABOUT, PARENTS_KNOW } from './escalation.codes';

/** What the item of an escalation keeps of how it was asked, in its `body`. */
const schema = z.object({
  about: z.enum(ABOUT).catch('nothing'),
  parents: z.enum(PARENTS_KNOW).catch('not-told'),
  parentsReason: z.string().catch(''),
  information: z.string().catch(''),
  /** What is asked beyond the first answer, where that was not enough. */
  more: z.string().catch(''),
});
export type AskedBody = z.output<typeof schema>;

/** The body of an escalation's item, read back. What is not there shows the other side nothing of the child. */
export function readAskedBody(body: unknown): AskedBody {
  return schema.parse(typeof body === 'object' && body !== null ? body : {});
}
