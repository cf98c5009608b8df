import { z } from 'zod';
import { readPassage, type Passage } from './passage.rules';

const moment = z
  .string()
  .regex(/^\d{1,14}$/)
  .transform(Number)
  .nullable()
  .catch(null);
const id = z.uuid().nullable().catch(null);

/** What the address of the reading page asks for; what cannot be read counts as not asked. */
export function readWish(search: URLSearchParams): {
  since: number | null;
  beside: string | null;
} {
  return { since: moment.parse(search.get('since')), beside: id.parse(search.get('beside')) };
}

/** The passage that the address of the asking page names; null where it names none. */
export function readAbout(
  search: URLSearchParams,
): { sendingId: string; passage: Passage; code: string } | null {
  const sendingId = id.parse(search.get('sending'));
  const code = search.get('passage') ?? '';
  const passage = readPassage(code);
  return sendingId && passage ? { sendingId, passage, code } : null;
}

/** The address of a child's reading page, with what is new since then still marked. */
export function readingPath(
  childId: string,
  wish: { since?: number | null; beside?: string | null; done?: string } = {},
): string {
  const search = new URLSearchParams();
  if (wish.done) search.set('done', wish.done);
  if (wish.beside) search.set('beside', wish.beside);
  if (typeof wish.since === 'number') search.set('since', String(wish.since));
  const path = `/officer/child/${childId}/reading`;
  return search.size > 0 ? `${path}?${search}` : path;
}

/** The address of the page that asks about one passage. */
export function askPath(
  childId: string,
  about: { sendingId: string; passage: string; since: number },
): string {
  const search = new URLSearchParams({
    sending: about.sendingId,
    passage: about.passage,
    since: String(about.since),
  });
  return `/officer/child/${childId}/reading/ask?${search}`;
}
