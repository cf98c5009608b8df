import { randomUUID } from 'node:crypto';
import { db } from '~/platform/db/database.server';
import type { ComplaintKind } from '~/domains/intake';
import { sendComplaint, type ComplaintBody } from '~/domains/complaint/index.server';

const reach = { name: 'Ana Pop', phone: '', address: '' };

const bodies: Record<ComplaintKind, (email: string) => ComplaintBody> = {
  compliment: (email) => ({ form: 'compliment', what: 'Thank you.', who: '', name: '', email }),
  complaint: (email) => ({
    form: 'complaint',
    ...reach,
    what: 'Nobody answered.',
    who: 'Officer',
    right: '',
    email,
  }),
  'data-complaint': (email) => ({
    form: 'data-complaint',
    ...reach,
    what: 'A letter went astray.',
    who: '',
    right: '',
    email,
  }),
  'own-data': (email) => ({
    form: 'own-data',
    ...reach,
    wishes: ['see'],
    of: 'me',
    child: '',
    what: '',
    identity: 'call',
    email,
  }),
};

let sent = 0;

/** What somebody sent from the public page, in Romanian; with an email address unless `email` is empty. */
export async function sendOne(kind: ComplaintKind, email?: string) {
  const network = `network-${(sent += 1)}`;
  const address = email ?? `complains${sent}@example.org`;
  const body = bodies[kind](address);
  const done = await sendComplaint(
    { ...body, ...(address === '' && { phone: '020 7946 0000' }), submitKey: randomUUID() },
    { parent: null, language: 'ro', network },
  );
  if (done.kind !== 'sent') throw new Error(done.kind);
  const item = await db().queueItem.findUniqueOrThrow({
    where: { reference: done.reference },
    select: { id: true, reference: true },
  });
  return { ...item, email: address };
}
