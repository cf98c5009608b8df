import { z } from 'zod';
import { keyedHash, sameHash } from '~/platform/auth/secrets.server';
import { FILE_VIEWS, type FileViewName } from './file-kinds';

/** How long a link to a file opens it. */
export const LINK_SECONDS = 5 * 60;
/** Clocks of two copies may differ by so much. */
const CLOCK_DIFFERENCE_SECONDS = 60;

const linkSchema = z.object({
  file: z.uuid(),
  view: z.enum(FILE_VIEWS),
  page: z.coerce.number().int().min(0).max(100_000),
  use: z.enum(['show', 'download']),
  at: z.string().regex(/^[0-9a-z]{1,10}$/),
});

export type FileLink = {
  file: string;
  view: FileViewName;
  /** Counted from 1, for the view `page`. */
  page?: number;
  use: 'show' | 'download';
};

/**
 * A link that opens one view of one file in one session for five minutes, as text for an address. It
 * grants nothing by itself: whoever answers it asks again whether this session may see the file. `now`
 * is in milliseconds.
 */
export function signFileLink(link: FileLink, sessionId: string, now = Date.now()): string {
  const at = Math.floor(now / 1000).toString(36);
  const said = [link.file, link.view, link.page ?? 0, link.use, at].join('.');
  return `${Buffer.from(said).toString('base64url')}.${mark(said, sessionId)}`;
}

/**
 * What a link opens, with its `age` in seconds; 'ended' where it was right once; null where it was
 * never ours, was changed, or belongs to another session.
 */
export function readFileLink(
  token: string,
  sessionId: string,
  now = Date.now(),
): (FileLink & { age: number }) | 'ended' | null {
  const [body = '', given = '', more] = token.split('.');
  const said = Buffer.from(body, 'base64url').toString('latin1');
  if (more !== undefined || !sameHash(given, mark(said, sessionId))) return null;
  const [file, view, page, use, at] = said.split('.');
  const parsed = linkSchema.safeParse({ file, view, page, use, at });
  if (!parsed.success) return null;
  const age = Math.floor(now / 1000) - parseInt(parsed.data.at, 36);
  if (age < -CLOCK_DIFFERENCE_SECONDS) return null;
  if (age >= LINK_SECONDS) return 'ended';
  return {
    file: parsed.data.file,
    view: parsed.data.view,
    ...(parsed.data.page > 0 && { page: parsed.data.page }),
    use: parsed.data.use,
    age: Math.max(0, age),
  };
}

function mark(said: string, sessionId: string): string {
  return keyedHash('file-link', JSON.stringify([sessionId, said]));
}
