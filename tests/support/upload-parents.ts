import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Ground } from './ground';
import type { Sender } from './uploads';

/** A signed-in parent with an open set of evidence, made in the database itself. */
export async function makeSender(ground: Pick<Ground, 'query'>): Promise<Sender> {
  const secret = randomBytes(32).toString('base64url');
  const [account] = await ground.query<{ id: string }>(
    'insert into account (email) values ($1) returning id',
    [`sender-${randomUUID()}@example.org`],
  );
  await ground.query(
    `insert into session (id, audience, account_id, ends_at) values ($1, 'family', $2, now() + interval '2 hours')`,
    [createHash('sha256').update(secret).digest('base64url'), account!.id],
  );
  const [sending] = await ground.query<{ id: string }>(
    `insert into sending (account_id, kind, expires_at)
     values ($1, 'evidence', now() + interval '28 days') returning id`,
    [account!.id],
  );
  return { cookie: `session=${secret}`, sendingId: sending!.id };
}
