import { hitLimit, type Limit } from '~/platform/auth/rate-limit.server';
import { today } from '~/platform/calendar';
import { inTransaction } from '~/platform/db/database.server';
import { translatorFor } from '~/platform/i18n';
import { queueMail } from '~/platform/mail/queue-mail.server';
import { accountOf, type OpenSender } from '~/domains/intake';
import { openQueueItem } from '~/domains/intake/index.server';
import { itemFlagsOf, itemKindOf, titleOf } from './enquiry.rules';
import type { Enquiry, EnquiryBody } from './enquiry.schema';

export type EnquirySent = { kind: 'sent'; reference: string } | { kind: 'wait'; minutes: number };

const perNetwork: Limit = { name: 'enquiry-network', most: 20, minutes: 60 };
const perAddress: Limit = { name: 'enquiry-address', most: 6, minutes: 60 };

/**
 * Opens a queue item for a question, a wish to talk, or word of being pressed, and tells the sender by
 * email where an address was given. The same submit key opens one item and sends one email. Refuses
 * with the minutes to wait where one network, or one address, sends too much.
 */
export async function sendEnquiry(enquiry: Enquiry, sender: OpenSender): Promise<EnquirySent> {
  const minutes =
    (await hitLimit(perNetwork, sender.network)) ??
    (enquiry.email ? await hitLimit(perAddress, enquiry.email) : null);
  if (minutes !== null) return { kind: 'wait', minutes };
  const received = today().toString();
  const school = enquiry.form === 'page' ? '' : enquiry.school;
  return inTransaction(async (tx) => {
    const item = await openQueueItem(tx, {
      actor: sender.parent ? { kind: 'parent', id: sender.parent.id } : { kind: 'anonymous' },
      kind: itemKindOf(enquiry),
      title: titleOf(enquiry, translatorFor('en')('enquiry:nameless')),
      language: sender.language,
      receivedOn: received,
      clocks: [{ rule: 'reply-to-parent', startedOn: received }],
      accountId: accountOf(sender, enquiry.email),
      contactEmail: enquiry.email || null,
      schools: school ? [school] : [],
      flags: itemFlagsOf(enquiry),
      findBy: [enquiry.name, enquiry.email, school],
      body: bodyOf(enquiry),
      submitKey: enquiry.submitKey,
    });
    if (enquiry.email && !item.repeated) {
      await queueMail(tx, {
        dedupeKey: `question-received:${item.id}`,
        to: enquiry.email,
        template: 'question-received',
        language: sender.language,
        data: { reference: item.reference, path: `/${sender.language}/family` },
      });
    }
    return { kind: 'sent', reference: item.reference };
  });
}

function bodyOf({ submitKey: _, ...answers }: Enquiry): EnquiryBody {
  return answers;
}
