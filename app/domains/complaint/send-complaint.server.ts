import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import type { Parent } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { inTransaction } from '~/platform/db/database.server';
import { translatorFor, type Language } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { openQueueItem } from '~/domains/intake/index.server';
import { CLOCKS_FROM_START, mayBeAboutStaff, titleOf } from './complaint.rules';
import type { Complaint, ComplaintBody } from './complaint.schema';

export type Complainant = {
  /** The parent, where one is signed in; the form asks nobody to be. */
  parent: Parent | null;
  language: Language;
  network: string;
};

export type ComplaintSent =
  { kind: 'sent'; reference: string; receivedOn: string } | { kind: 'wait'; minutes: number };

const perNetwork: Limit = { name: 'complaint-network', most: 20, minutes: 60 };
const perAddress: Limit = { name: 'complaint-address', most: 6, minutes: 60 };

/**
 * Opens a queue item for what somebody says of the council or asks of it for themselves, with its
 * clocks, and tells the sender by email where an address was given. It hangs on the sender's account
 * alone, on no family and no child (0013). The same submit key opens one item and sends one email.
 * Refuses with the minutes to wait where one network, or one address, sends too much.
 */
export async function sendComplaint(
  complaint: Complaint,
  sender: Complainant,
): Promise<ComplaintSent> {
  const minutes =
    (await hitLimit(perNetwork, sender.network)) ??
    (complaint.email ? await hitLimit(perAddress, complaint.email) : null);
  if (minutes !== null) return { kind: 'wait', minutes };
  const receivedOn = today().toString();
  const kind = complaint.form;
  return inTransaction(async (tx) => {
    const item = await openQueueItem(tx, {
      actor: sender.parent ? { kind: 'parent', id: sender.parent.id } : { kind: 'anonymous' },
      kind,
      title: titleOf(complaint, translatorFor('en')('complaints:nameless')),
      language: sender.language,
      receivedOn,
      clocks: CLOCKS_FROM_START[kind].map((rule) => ({ rule, startedOn: receivedOn })),
      accountId: sender.parent?.id,
      contactEmail: complaint.email || null,
      findBy: [complaint.name, complaint.email],
      body: bodyOf(complaint),
      submitKey: complaint.submitKey,
      seniorsOnly: mayBeAboutStaff(kind),
    });
    if (complaint.email && !item.repeated) {
      await queueMail(tx, {
        dedupeKey: `complaint-received:${item.id}`,
        to: complaint.email,
        template: 'complaint-received',
        language: sender.language,
        data: { reference: item.reference, path: `/${sender.language}/family` },
      });
    }
    return { kind: 'sent', reference: item.reference, receivedOn };
  });
}

function bodyOf({ submitKey: _, ...answers }: Complaint): ComplaintBody {
  return answers;
}
