import type { ActionFunctionArgs } from '@remix-run/node';
import { hashSecret, sameHash } from '~/platform/auth/secrets.server';
import { environment } from '~/platform/config/environment.server';
import { takeReturnedMail } from '~/platform/mail/take-returned.server';
import { machineAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';

export const handle = machineAccess;

/** Reports on mail are short; they may have the whole message behind them. */
const MOST_BYTES = 1024 * 1024;

/** There is nothing to look at here. */
export function loader() {
  throw notFound();
}

/**
 * Mail that came back, as the council's mail server pipes it: the whole message as the body, and the
 * secret that both know as `Authorization: Bearer …`. Where none is set, there is no such address.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { mailReturnsSecret } = environment();
  if (!mailReturnsSecret) throw notFound();
  const [, given = ''] = /^Bearer (\S+)$/i.exec(request.headers.get('Authorization') ?? '') ?? [];
  if (!sameHash(hashSecret(given), hashSecret(mailReturnsSecret))) {
    return new Response(null, { status: 401 });
  }
  const raw = await readAtMost(request, MOST_BYTES);
  if (raw === null) return new Response(null, { status: 413 });
  await takeReturnedMail(raw);
  return new Response(null, { status: 204 });
}

/** The body as it came, byte for byte; null where it is longer. */
async function readAtMost({ body }: Request, most: number): Promise<string | null> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('latin1');
}
