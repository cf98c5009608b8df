import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { composeMail } from '~/platform/mail/compose.server';
import { COMPLAINT_KINDS } from '~/domains/intake';
import { findMatter, listMatters } from '~/domains/matter/index.server';
import { createAccount } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import type { OpenSender } from '~/domains/intake';
import { parse } from '~/platform/form/parse.server';
import { clearComplaints } from './clear-complaints.server';
import { promisesOf } from './complaint.rules';
import { complaintSchemas, type Complaint } from './complaint.schema';
import { sendComplaint } from './send-complaint.server';

let database: TestDatabase;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});
afterEach(() => void vi.useRealTimers());

let networks = 0;
const sender = (more: Partial<OpenSender> = {}): OpenSender => ({
  parent: null,
  language: 'ro',
  network: `192.0.2.${(networks += 1)}`,
  ...more,
});

const compliment = (answers: object): Complaint => ({
  form: 'compliment',
  ...complaintSchemas.compliment.parse(answers),
});
const complaint = (answers: object): Complaint => ({
  form: 'complaint',
  ...complaintSchemas.complaint.parse({
    what: 'Nobody answered.',
    email: 'ana@example.org',
    ...answers,
  }),
});
const ownData = (answers: object = {}): Complaint => ({
  form: 'own-data',
  ...complaintSchemas['own-data'].parse({
    wishes: ['see', 'correct'],
    of: 'both',
    name: 'Ana Pop',
    identity: 'call',
    phone: '020 7946 0000',
    ...answers,
  }),
});
const everyForm = (email: string): Complaint[] => [
  compliment({ what: 'Thank you!', email }),
  complaint({ email }),
  {
    form: 'data-complaint',
    ...complaintSchemas['data-complaint'].parse({ what: 'A letter went astray.', email }),
  },
  ownData({ email }),
];

async function itemOf(sent: Awaited<ReturnType<typeof sendComplaint>>) {
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  return db().queueItem.findUniqueOrThrow({
    where: { reference: sent.reference },
    include: { clocks: { orderBy: { rule: 'asc' } }, children: true },
  });
}

const day = (date: Date) => date.toISOString().slice(0, 10);

describe('the forms', () => {
  const codes = (
    schema: Parameters<typeof parse>[0],
    values: Record<string, string | string[]>,
  ) => {
    const parsed = parse(schema, values);
    return parsed.ok ? [] : parsed.problems.errors.map(({ field, code }) => `${field}:${code}`);
  };

  it('a compliment asks for words alone', () => {
    expect(codes(complaintSchemas.compliment, { what: 'Good.' })).toEqual([]);
    expect(codes(complaintSchemas.compliment, { what: ' ', email: 'no' })).toEqual([
      'what:required',
      'email:email',
    ]);
  });

  it.each([complaintSchemas.complaint, complaintSchemas['data-complaint']])(
    'a complaint asks for words and one way to reach',
    (schema) => {
      expect(codes(schema, {})).toEqual(['what:required', 'email:no-way']);
      expect(codes(schema, { what: 'So.', email: '', phone: '', address: ' ' })).toEqual([
        'email:no-way',
      ]);
      expect(codes(schema, { what: 'So.', address: '1 High Road' })).toEqual([]);
      expect(codes(schema, { what: 'So.', phone: '020 7946 0000' })).toEqual([]);
      expect(codes(schema, { what: 'So.', phone: 'call me' })).toEqual(['phone:not-phone']);
    },
  );

  it('a request for data asks what, of whom, a name and how to check; for no paper', () => {
    expect(codes(complaintSchemas['own-data'], {}).sort()).toEqual([
      'email:no-way',
      'identity:required',
      'name:required',
      'of:required',
      'wishes:required',
    ]);
    const whole = { wishes: 'see', of: 'me', name: 'A', identity: 'ask-me', address: 'x' };
    expect(codes(complaintSchemas['own-data'], whole)).toEqual([]);
    expect(codes(complaintSchemas['own-data'], { ...whole, wishes: ['see', 'sell'] })).toEqual([
      'wishes.1:not-an-option',
    ]);
  });
});

describe('what is sent', () => {
  it('comes into the queue with all that was written, on no family and no child', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(new Date('2026-11-23T12:00:00Z'));
    const written = complaint({
      what: 'Nimeni nu a răspuns.',
      who: 'Domnul de la telefon',
      right: 'Un răspuns',
      name: 'Ana',
      email: 'Ana@example.org',
    });
    const item = await itemOf(await sendComplaint(written, sender()));
    expect(item).toMatchObject({
      kind: 'complaint',
      title: 'Ana',
      language: 'ro',
      contactEmail: 'ana@example.org',
      familyId: null,
      children: [],
      seniorsOnly: true,
      body: { form: 'complaint', what: 'Nimeni nu a răspuns.', right: 'Un răspuns' },
    });
    expect(item.searchText).not.toContain('telefon');
    expect(item.clocks.map(({ rule, dueOn }) => [rule, day(dueOn)])).toEqual([
      ['complaint-acknowledge', '2026-11-30'],
      ['complaint-answer', '2026-12-21'],
    ]);
    expect(day(item.nextDueOn)).toBe('2026-11-30');
  });

  it('has the clocks of its kind, and is for seniors alone where it may be about staff', async () => {
    const found = [];
    for (const one of everyForm('kinds@example.org')) {
      const { kind, seniorsOnly, clocks } = await itemOf(await sendComplaint(one, sender()));
      found.push([kind, seniorsOnly, clocks.map(({ rule }) => rule)]);
    }
    expect(found).toEqual([
      ['compliment', false, []],
      ['complaint', true, ['complaint-acknowledge', 'complaint-answer']],
      ['data-complaint', true, ['complaint-answer', 'data-complaint-acknowledge']],
      ['own-data', false, ['own-data-answer']],
    ]);
  });

  it('a request of 31 January is to be answered on the last day of February', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(new Date('2027-01-31T23:30:00Z'));
    const sent = await sendComplaint(ownData(), sender());
    expect(sent).toMatchObject({ kind: 'sent', receivedOn: '2027-01-31' });
    expect(day((await itemOf(sent)).clocks[0]!.dueOn)).toBe('2027-02-28');
    const promised = promisesOf('own-data', Temporal.PlainDate.from('2028-01-31'), {
      calendar: { closures: [] },
      lengths: { 'own-data-answer': 12 },
    });
    expect(promised).toEqual([{ clock: 'own-data-answer', by: '2028-02-29', basis: 'law' }]);
  });

  it('is promised soonest first, and no acknowledgement after the answer', () => {
    const promised = (on: string) =>
      promisesOf('data-complaint', Temporal.PlainDate.from(on), {
        calendar: { closures: [] },
        lengths: {},
      }).map(({ clock, by }) => [clock, by]);
    expect(promised('2026-11-23')).toEqual([['complaint-answer', '2026-12-21']]);
    expect(promised('2026-12-14')).toEqual([
      ['data-complaint-acknowledge', '2027-01-13'],
      ['complaint-answer', '2027-01-14'],
    ]);
  });

  it('twice with one key is one item and one email', async () => {
    const one = complaint({ submitKey: crypto.randomUUID(), email: 'twice@example.org' });
    const from = sender();
    const [first, second] = await Promise.all([sendComplaint(one, from), sendComplaint(one, from)]);
    expect((await itemOf(first)).id).toBe((await itemOf(second)).id);
    expect(await db().outgoingMail.count({ where: { toAddress: 'twice@example.org' } })).toBe(1);
  });

  it('with one key and other words is another, and nothing is lost; the day stays that of the first', async () => {
    const submitKey = crypto.randomUUID();
    const send = (what: string) =>
      sendComplaint(complaint({ submitKey, email: 'again@example.org', what }), sender());
    const first = await send('Nobody answered.');
    const changed = await itemOf(await send('Nobody answered, twice.'));
    expect(changed.body).toMatchObject({ what: 'Nobody answered, twice.' });
    expect(changed.id).not.toBe((await itemOf(first)).id);
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 2 * 86_400_000);
    expect(await send('Nobody answered.')).toEqual(first);
    await send('Nobody answered, twice.');
    expect(await db().queueItem.count({ where: { contactEmail: 'again@example.org' } })).toBe(2);
  });

  it('is limited for one network, and for one address', async () => {
    const from = sender();
    const kinds = [];
    for (let at = 0; at < 21; at += 1) {
      kinds.push((await sendComplaint(compliment({ what: 'Thanks.' }), from)).kind);
    }
    expect(kinds.filter((kind) => kind === 'sent')).toHaveLength(20);
    expect(kinds.at(-1)).toBe('wait');
    const last = [];
    for (let at = 0; at < 7; at += 1) {
      last.push((await sendComplaint(complaint({ email: 'many@example.org' }), sender())).kind);
    }
    expect(last).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'sent', 'wait']);
    expect(await db().queueItem.count({ where: { contactEmail: 'many@example.org' } })).toBe(6);
  });

  it('is told of by email in the language, without a word of what it is', async () => {
    for (const one of everyForm('quiet@example.org')) await sendComplaint(one, sender());
    await sendComplaint(compliment({ what: 'Nobody to tell.' }), sender());
    const mails = await db().outgoingMail.findMany({ where: { toAddress: 'quiet@example.org' } });
    expect(mails).toHaveLength(COMPLAINT_KINDS.length);
    for (const mail of mails) {
      expect(mail).toMatchObject({ template: 'complaint-received', language: 'ro' });
      expect(Object.keys(mail.data as object).sort()).toEqual(['path', 'reference']);
      const data = mail.data as { reference: string; path: string };
      expect(data.path).toBe('/ro/family');
      const { subject, text } = composeMail('complaint-received', 'en', data);
      expect(subject + text).not.toMatch(/complain|compliment|thank us|data|Ana|astray/i);
      expect(subject).toContain(data.reference);
    }
    expect(new Set(mails.map(({ data }) => JSON.stringify(data).length)).size).toBe(1);
  });
});

describe('a parent', () => {
  const asParent = async () => {
    const { id, email } = await createAccount({ language: 'en' });
    return { kind: 'parent' as const, id, email, language: 'en' as const, sessionId: 'none' };
  };

  it('who is signed in finds their own as a matter, with its days; nobody else does', async () => {
    const [mine, other] = [await asParent(), await asParent()];
    const own = complaint({ email: mine.email });
    const item = await itemOf(await sendComplaint(own, sender({ parent: mine })));
    expect(item.accountId).toBe(mine.id);
    const matter = await findMatter(mine.id, item.id);
    expect(matter).toMatchObject({ kind: 'complaint', body: { what: 'Nobody answered.' } });
    expect(matter!.clocks.map(({ rule }) => rule).sort()).toEqual([
      'complaint-acknowledge',
      'complaint-answer',
    ]);
    expect(await findMatter(other.id, item.id)).toBeNull();
    expect(await listMatters(other.id)).toEqual([]);
    expect((await listMatters(mine.id)).map(({ id }) => id)).toEqual([item.id]);
  });

  it('who is signed in and gives another address is written to there, and has it there alone', async () => {
    const parent = await asParent();
    const item = await itemOf(
      await sendComplaint(complaint({ email: 'own-way@example.org' }), sender({ parent })),
    );
    expect(item).toMatchObject({ accountId: null, contactEmail: 'own-way@example.org' });
    expect(await listMatters(parent.id)).toEqual([]);
    const byPhone = complaint({ email: '', phone: '020 7946 0000' });
    expect((await itemOf(await sendComplaint(byPhone, sender({ parent })))).accountId).toBe(
      parent.id,
    );
  });
});

describe('what is over', () => {
  it('is deleted with all that hangs on it once the years are over, and not a day before', async () => {
    await clearComplaints(Temporal.PlainDate.from('2099-01-01'));
    const member = await db().staffMember.create({
      data: { email: 'keeper@council.example', name: 'Keeper', roles: ['SENIOR'] },
    });
    const closed = async (at: string | null) => {
      const { id } = await itemOf(
        await sendComplaint(complaint({ email: '', address: 'x' }), sender()),
      );
      await inTransaction(async (tx) => {
        await tx.queueItem.update({ where: { id }, data: { closedAt: at && new Date(at) } });
        const byId = member.id;
        await tx.complaintMove.create({
          data: { itemId: id, move: 'about', on: new Date('2020-11-24'), byId },
        });
        await tx.note.create({ data: { itemId: id, text: 'Noted.', byId } });
        await tx.message.create({ data: { itemId: id, from: 'council', text: 'So.' } });
        await tx.contactEntry.create({
          data: {
            itemId: id,
            happenedOn: new Date('2020-11-24'),
            how: 'call',
            who: 'A',
            outcome: 'reached',
            byId,
          },
        });
      });
      return id;
    };
    const past = await closed('2020-11-22T23:30:00Z');
    const kept = [await closed('2020-11-23T00:30:00Z'), await closed(null)];
    const question = await db().queueItem.create({
      data: {
        reference: 'WF-AAAA-AAAAA',
        kind: 'question',
        receivedOn: new Date('2010-01-01'),
        title: 'A',
        searchText: 'a',
        closedAt: new Date('2010-01-01'),
      },
    });
    const today = Temporal.PlainDate.from('2026-11-23');
    expect(await clearComplaints(today)).toBe(1);
    expect(await clearComplaints(today)).toBe(0);
    expect(await db().queueItem.count({ where: { id: past } })).toBe(0);
    expect(await db().queueItem.count({ where: { id: { in: [...kept, question.id] } } })).toBe(3);
    const where = { itemId: past };
    expect(await db().clock.count({ where })).toBe(0);
    expect(await db().message.count({ where })).toBe(0);
    expect(await db().complaintMove.count({ where })).toBe(0);
    expect(await db().message.count({ where: { itemId: { in: kept } } })).toBe(2);
    expect(
      await db().auditEvent.count({ where: { itemId: past, action: 'complaint.cleared' } }),
    ).toBe(1);
  });
});
