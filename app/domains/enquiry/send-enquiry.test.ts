import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createAccount } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { askSchema, pageQuestionSchema, pressureSchema, type Enquiry } from './enquiry.schema';
import { sendEnquiry } from './send-enquiry.server';

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

const ask = (answers: object): Enquiry => ({ form: 'ask', ...askSchema.parse(answers) });
const pressure = (answers: object): Enquiry => ({
  form: 'pressure',
  ...pressureSchema.parse(answers),
});
const aboutPage = (slug: string, answers: object): Enquiry => ({
  form: 'page',
  ...pageQuestionSchema(slug).parse(answers),
});
const sender = (network: string) => ({ parent: null, language: 'ro' as const, network });

async function itemOf(sent: Awaited<ReturnType<typeof sendEnquiry>>) {
  if (sent.kind !== 'sent') throw new Error(sent.kind);
  return db().queueItem.findUniqueOrThrow({
    where: { reference: sent.reference },
    include: { clocks: true },
  });
}

describe('an enquiry', () => {
  it('hangs on the account of who is signed in, unless they give another address', async () => {
    const { id, email } = await createAccount({ language: 'en' });
    const parent = { kind: 'parent' as const, id, email, language: 'en' as const, sessionId: '-' };
    const accountOf = async (address: string) => {
      const one = ask({ wish: 'writing', email: address, about: 'Ce costă?' });
      return (await itemOf(await sendEnquiry(one, { ...sender('192.0.2.90'), parent }))).accountId;
    };
    expect(await accountOf(email)).toBe(id);
    expect(await accountOf('my-own-way@example.org')).toBeNull();
  });

  it('becomes a question in the queue, with all that was written, a clock, and an email without details', async () => {
    const sent = await sendEnquiry(
      ask({ wish: 'writing', email: 'Ana@example.org', about: 'Ce costă?', name: 'Ana' }),
      sender('192.0.2.1'),
    );
    const item = await itemOf(sent);
    expect(item).toMatchObject({
      kind: 'question',
      title: 'Ana',
      language: 'ro',
      contactEmail: 'ana@example.org',
      accountId: null,
      body: { form: 'ask', wish: 'writing', about: 'Ce costă?', name: 'Ana' },
    });
    expect(item.clocks.map(({ rule }) => rule)).toEqual(['reply-to-parent']);
    const mails = await db().outgoingMail.findMany({ where: { toAddress: 'ana@example.org' } });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      template: 'question-received',
      data: { reference: item.reference, path: '/ro/family' },
    });
  });

  it.each(['call', 'meeting', 'school-meeting'])('for a %s is a wish to meet', async (wish) => {
    const sent = await sendEnquiry(
      ask({ wish, phone: '07700 900123', interpreter: 'yes' }),
      sender('192.0.2.2'),
    );
    expect(await itemOf(sent)).toMatchObject({
      kind: 'meeting-request',
      flags: ['interpreter'],
      title: '07700 900123',
      contactEmail: null,
    });
  });

  it('about being pressed may be nameless, and is flagged', async () => {
    const sent = await sendEnquiry(pressure({ what: 'They said so.' }), sender('192.0.2.3'));
    expect(await itemOf(sent)).toMatchObject({
      kind: 'pressure',
      flags: ['pressed'],
      title: 'No name given',
      body: { form: 'pressure', what: 'They said so.', schoolContact: null },
    });
  });

  it('about a page of the guide is a question that names the page and its language', async () => {
    const sent = await sendEnquiry(
      aboutPage('money', { looking: 'Cine plătește examenele?', name: 'Ana', about: 'other' }),
      sender('192.0.2.4'),
    );
    const item = await itemOf(sent);
    expect(item).toMatchObject({
      kind: 'question',
      title: 'Ana',
      language: 'ro',
      flags: [],
      contactEmail: null,
      body: { form: 'page', about: 'money', looking: 'Cine plătește examenele?', email: '' },
    });
    expect(item.clocks.map(({ rule }) => rule)).toEqual(['reply-to-parent']);
    const called = aboutPage('money', { looking: 'x', phone: '07700 900123' });
    expect((await itemOf(await sendEnquiry(called, sender('192.0.2.4')))).title).toBe(
      '07700 900123',
    );
  });

  it('sent 10 times at once with the same key is one item and one email', async () => {
    const enquiry = ask({
      wish: 'writing',
      email: 'twice@example.org',
      submitKey: '6f6df2f0-98a2-4a9f-9c3b-0f5a36c2b1de',
    });
    const networks = Array.from({ length: 5 }, (_, i) => `192.0.2.1${i}`);
    const sent = await Promise.all(networks.map((each) => sendEnquiry(enquiry, sender(each))));
    const references = new Set(sent.map((each) => each.kind === 'sent' && each.reference));
    expect(references.size).toBe(1);
    expect(await db().outgoingMail.count({ where: { toAddress: 'twice@example.org' } })).toBe(1);
  });

  it('is refused after 20 from one network within the hour, with the minutes to wait', async () => {
    const kinds = [];
    for (let i = 0; i < 21; i++) {
      kinds.push(await sendEnquiry(pressure({ what: 'again' }), sender('192.0.2.200')));
    }
    expect(kinds.filter(({ kind }) => kind === 'sent')).toHaveLength(20);
    const last = kinds.at(-1)!;
    expect(last.kind === 'wait' && last.minutes).toBeGreaterThanOrEqual(1);
    expect(last.kind === 'wait' && last.minutes).toBeLessThanOrEqual(60);
  });
});

describe('what a form must hold', () => {
  const problems = (schema: typeof askSchema | typeof pressureSchema, answers: object) =>
    schema
      .safeParse(answers)
      .error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      .sort();

  it.each([
    [{}, ['email: no-way', 'wish: required']],
    [{ wish: 'writing' }, ['email: needed-to-write']],
    [{ wish: 'writing', phone: '07700 900123' }, ['email: needed-to-write']],
    [{ wish: 'call' }, ['email: no-way']],
    [{ wish: 'call', email: 'a@example.org' }, ['phone: needed-to-call']],
    [{ wish: 'meeting', phone: 'call me' }, ['phone: not-phone']],
    [{ wish: 'meeting', email: 'not one' }, ['email: email']],
  ])('asking with %j: %j', (answers, expected) => {
    expect(problems(askSchema, answers)).toEqual(expected);
  });

  it.each([
    [{}, ['what: required']],
    [{ what: 'x', schoolContact: 'ask-first' }, ['email: needed-to-ask-first']],
    [{ what: 'x', schoolContact: 'maybe' }, ['schoolContact: not-an-option']],
    [{ what: 'a\u202eb' }, ['what: hidden-characters']],
  ])('being pressed with %j: %j', (answers, expected) => {
    expect(problems(pressureSchema, answers)).toEqual(expected);
  });

  it.each([
    [{}, ['looking: required']],
    [{ looking: ' ' }, ['looking: required']],
    [{ looking: 'a\u202eb' }, ['looking: hidden-characters']],
    [{ looking: 'x', email: 'not one', phone: 'call me' }, ['email: email', 'phone: not-phone']],
    [{ looking: 'x' }, undefined],
  ])('asking about a page with %j: %j', (answers, expected) => {
    const issues = pageQuestionSchema('money').safeParse(answers).error?.issues;
    expect(issues?.map(({ path, message }) => `${path.join('.')}: ${message}`).sort()).toEqual(
      expected,
    );
  });

  it('gives a new key where none, or something else, was sent', () => {
    const key = pressureSchema.parse({ what: 'x', submitKey: "'; drop table" }).submitKey;
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['07700 900123', '+44 (0)20 8496 0000', '۰۷۷۰۰۹۰۰۱۲۳'])(
    'takes the phone number %s',
    (phone) => {
      expect(problems(askSchema, { wish: 'call', phone })).toBeUndefined();
    },
  );
});
