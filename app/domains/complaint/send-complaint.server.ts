import { createHash } from 'node:crypto';
import type { Actor } from '~/platform/audit/audit.server';
import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { today } from '~/platform/calendar';
import { inTransaction } from '~/platform/db/database.server';
import { isLanguage, translatorFor, type Language } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { accountOf, type ItemSource, type OpenSender, type OTHER_LANGUAGE } from '~/domains/intake';
import { openQueueItem } from '~/domains/intake/index.server';
import { CLOCKS_FROM_START, mayBeAboutStaff, titleOf } from './complaint.rules';
import type { Complaint, ComplaintBody } from './complaint.schema';

export type ComplaintSent =
  { kind: 'sent'; reference: string; receivedOn: string } | { kind: 'wait'; minutes: number };

const perNetwork: Limit = { name: 'complaint-network', most: 20, minutes: 60 };
const perAddress: Limit = { name: 'complaint-address', most: 6, minutes: 60 };

/**
 * Takes what somebody says of the council or asks of it for themselves, from the public form. Refuses
 * with the minutes to wait where one network, or one address, sends too much.
 */
export async function sendComplaint(
  complaint: Complaint,
  sender: OpenSender,
): Promise<ComplaintSent> {
  const { email } = complaint;
  const { parent, language, network } = sender;
  const minutes =
    (await hitLimit(perNetwork, network)) ?? (email ? await hitLimit(perAddress, email) : null);
  if (minutes !== null) return { kind: 'wait', minutes };
  const opened = await openComplaint(complaint, {
    actor: parent ? { kind: 'parent', id: parent.id } : { kind: 'anonymous' },
    language,
    receivedOn: today().toString(),
    accountId: accountOf(sender, email),
    tell: true,
  });
  return { kind: 'sent', ...opened };
}

export type ComplaintCame = {
  actor: Actor;
  language: Language | typeof OTHER_LANGUAGE;
  /** The calendar day on which the council received it, in England (ISO). */
  receivedOn: string;
  source?: ItemSource;
  accountId?: string | null;
  /** Whether the sender is told by email that it is here, where an address was given. */
  tell: boolean;
};

/**
 * Opens a queue item for it with its clocks. It hangs on the sender's account alone, on no family and
 * no child (0013). The same words under the same submit key open one item and send one email; a page
 * that was gone back to, with other words in it, is another one. Of what staff write down, how and when
 * it came is as much of it as the words: a day of receipt that was put right is not thrown away.
 */
export function openComplaint(
  complaint: Complaint,
  came: ComplaintCame,
): Promise<{ reference: string; receivedOn: string }> {
  const { form: kind, email, name } = complaint;
  const { actor, language, receivedOn, source, accountId } = came;
  const { submitKey, ...answers } = complaint;
  const body: ComplaintBody = answers;
  const said = JSON.stringify(source ? [body, receivedOn, source, language] : body);
  return inTransaction(async (tx) => {
    const item = await openQueueItem(tx, {
      actor,
      kind,
      title: titleOf(complaint, translatorFor('en')('complaints:nameless')),
      language,
      receivedOn,
      clocks: CLOCKS_FROM_START[kind].map((rule) => ({ rule, startedOn: receivedOn })),
      accountId,
      contactEmail: email || null,
      findBy: [name, email],
      body,
      source,
      submitKey: `${submitKey}:${createHash('sha256').update(said).digest('hex')}`,
      seniorsOnly: mayBeAboutStaff(kind),
    });
    if (came.tell && email && !item.repeated) {
      const mailIn = isLanguage(language) ? language : 'en';
      await queueMail(tx, {
        dedupeKey: `complaint-received:${item.id}`,
        to: email,
        template: 'complaint-received',
        language: mailIn,
        data: { reference: item.reference, path: `/${mailIn}/family` },
      });
    }
    return { reference: item.reference, receivedOn: item.receivedOn };
  });
}
