import { hot } from '~/platform/db/database.server';
import { tellNotSent } from './deliver.server';
import { mailOfMessageId, mailOfReturnAddress } from './mail-token.server';
import { readReturnedMail } from './returned-mail';

/** What became of something that came back: it was ours and is marked, or nothing had to be done. */
export type Taken = 'marked' | 'ignored';

/**
 * Takes a message that the mail server hands over as it came. Where it reports that one of ours was not
 * delivered, that mail is marked as come back. Which one is known by the address to which it came, or by
 * the Message-ID, both with a code that only this portal can make: nobody can mark a mail by guessing.
 */
export async function takeReturnedMail(raw: string): Promise<Taken> {
  const { failed, addresses, messageIds } = readReturnedMail(raw);
  if (!failed) return 'ignored';
  const ids = new Set([
    ...addresses.flatMap((address) => mailOfReturnAddress(address) ?? []),
    ...messageIds.flatMap((messageId) => mailOfMessageId(messageId) ?? []),
  ]);
  // A report is about one message; one that names several was put together by somebody.
  if (ids.size !== 1) return 'ignored';
  const [marked] = await hot<{ template: string; data: unknown }>(
    'mail-came-back',
    `update outgoing_mail set returned_at = now() where id = $1 and returned_at is null
     returning template, data`,
    [[...ids][0]],
  );
  if (!marked) return 'ignored';
  await tellNotSent(marked);
  return 'marked';
}
