import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { bytesOf, openTestStore, type TestStore } from '~/platform/files/store.test-support';
import { deliverBatches } from '~/platform/mail/deliver-batches.server';
import { messageIdOf } from '~/platform/mail/mail-token.server';
import { takeReturnedMail } from '~/platform/mail/take-returned.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { readMail, type ReceivedMail } from '../../../../tests/support/mail';
import { startSmtpSink, type Fault, type SmtpSink } from '../../../../tests/support/smtp-sink';
import { DAY, staffWith } from '../item/item.test-support';
import { addParent, asking, statusOf } from '../letter/letter.test-support';
import { releaseRound } from './release-round.server';
import { registerRoundMails } from './round-mails.server';
import { copiesOf, familyDue, releasedRequest } from './round.test-support';
import { sendAgain } from './send-again.server';
import { setLetters } from './set-letters.server';
import { markCameBack, settleCopy } from './settle-copy.server';
import { answerMessage, loadMessage, loadUndelivered } from './undelivered-pages.server';
import { countUndelivered } from './undelivered.store.server';
import { writeToKnown } from './write-to-known.server';

const folder = mkdtempSync(join(tmpdir(), 'undelivered-'));
const PATIENCE = { connectMs: 1000, silenceMs: 1000, wholeMs: 5000, connections: 2, lingerMs: 20 };
const faults = new Map<string, Fault>();
let store: TestStore;
let sink: SmtpSink;
let officer: Staff;

beforeAll(async () => {
  store = await openTestStore();
  sink = await startSmtpSink(folder, 0, (address) => faults.get(address) ?? null);
  useEnvironment(readEnvironment({ DATA_DIR: folder, SMTP_URL: sink.url }));
  registerRoundMails();
  forgetCalendar();
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  forgetCalendar();
  await sink.stop();
  await store.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => faults.clear());

type FamilyDue = Awaited<ReturnType<typeof familyDue>>;

/** Families that were written to, and whose emails were tried once. */
async function writtenTo(families: FamilyDue[]): Promise<string> {
  const roundId = await releasedRequest(officer.id, families);
  await releaseRound(roundId);
  await deliverBatches(PATIENCE);
  return roundId;
}

const emailOf = ({ parents }: FamilyDue) => parents[0]!.account!.email;
const onlyCopy = async (roundId: string) => (await copiesOf(roundId))[0]!;
const listed = async (id: string) => {
  const { copies } = await loadUndelivered(asking(officer, '/officer/messages/undelivered', {}));
  return copies.find((copy) => copy.id === id) ?? null;
};

describe('what did not arrive', () => {
  it('is on the list with why, what was tried and what to try next', async () => {
    const safe = { street: '1 Known Road', more: { phone: '07700 900123' } };
    const [arrived, refused, held, unsafe, nobody] = [
      await familyDue({}),
      await familyDue({ parents: [{ name: 'Refused Popa', ...safe }] }),
      await familyDue({ parents: [{ name: 'Held Popa' }] }),
      await familyDue({
        parents: [{ name: 'Unsafe Popa', street: '2 Known Road', more: { safeToEmail: false } }],
      }),
      await familyDue({ parents: [] }),
    ];
    faults.set(emailOf(refused), 'refused');
    const roundId = await releasedRequest(officer.id, [arrived, refused, held, unsafe, nobody]);
    await releaseRound(roundId);
    await db().account.update({
      where: { id: held.parents[0]!.account!.id },
      data: { mailHeldSince: new Date() },
    });
    const before = await countUndelivered();
    await deliverBatches(PATIENCE);
    expect(await countUndelivered()).toBe(before + 2);
    const copies = new Map((await copiesOf(roundId)).map((copy) => [copy.familyId, copy]));
    const of = ({ family }: FamilyDue) => copies.get(family.id)!;
    expect(of(arrived).state).toBe('delivered');
    expect(await listed(of(arrived).id)).toBeNull();
    expect(await listed(of(refused).id)).toMatchObject({
      state: 'refused',
      to: emailOf(refused),
      next: ['post', 'phone', 'services'],
    });
    expect(await listed(of(held).id)).toMatchObject({ state: 'held', next: ['services'] });
    expect(await listed(of(unsafe).id)).toMatchObject({
      state: 'no-way',
      noWay: 'email-not-safe',
      next: ['post', 'services'],
    });
    expect(await listed(of(nobody).id)).toMatchObject({
      name: '',
      noWay: 'nobody-known',
      next: ['find-somebody', 'services'],
    });
    const looks = await db().auditEvent.count({
      where: { action: 'child.viewed', childId: refused.children[0]!.id, actorId: officer.id },
    });
    expect(looks).toBeGreaterThan(0);
  });

  it('is there when it comes back later, by the mail server’s report or an officer’s word', async () => {
    const [one, other] = [await familyDue({}), await familyDue({})];
    const roundId = await writtenTo([one, other]);
    const copies = await copiesOf(roundId);
    expect(copies.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Action: failed',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageIdOf(copies[0]!.mailId!)}`,
      '--b--',
    ].join('\r\n');
    expect(await takeReturnedMail(report)).toBe('marked');
    const today = DAY.add({ years: 1 });
    expect(await markCameBack(officer, copies[1]!.id, today.toString(), today)).toEqual({
      kind: 'done',
    });
    for (const { id } of copies) expect(await listed(id)).toMatchObject({ state: 'bounced' });
  });

  it('is sent again by email once the address is another one, and the new one takes its place', async () => {
    const family = await familyDue({});
    faults.set(emailOf(family), 'refused');
    const roundId = await writtenTo([family]);
    const copy = await onlyCopy(roundId);
    expect((await listed(copy.id))!.next).not.toContain('email');
    const email = `${randomUUID()}@family.example`;
    await db().account.update({ where: { id: family.parents[0]!.account!.id }, data: { email } });
    expect((await listed(copy.id))!.next).toContain('email');
    const both = await Promise.all([
      sendAgain(officer, copy.id, 'email'),
      sendAgain(officer, copy.id, 'email'),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'settled']);
    await deliverBatches(PATIENCE);
    const received = await readMail(email, folder);
    expect(received).toHaveLength(1);
    const [reader] = await db().requestReader.findMany({
      where: { request: { familyId: family.family.id } },
    });
    expect(received[0]!.text).toContain(`/en/family/request/${reader!.id}`);
    const all = await copiesOf(roundId);
    expect(all.map(({ state }) => state).sort()).toEqual(['delivered', 'settled']);
    expect(await listed(copy.id)).toBeNull();
  });

  it('is sent by post where an address is known and safe, with the children’s names', async () => {
    const family = await familyDue({
      children: ['Ana', 'Ion'],
      parents: [{ name: 'Ioana Popa', street: '7 Post Road' }],
    });
    faults.set(emailOf(family), 'refused');
    const roundId = await writtenTo([family]);
    const copy = await onlyCopy(roundId);
    expect(await sendAgain(officer, copy.id, 'post')).toEqual({ kind: 'done' });
    await setLetters();
    const [run] = await db().printRun.findMany({ where: { roundId } });
    const { text } = await readPdf(await bytesOf(run!.storeKey));
    expect(text).toContain('This is about Ana and Ion.');
    expect(text).toContain('7 Post Road');
  });

  it('goes by no way that is not safe or not known', async () => {
    const family = await familyDue({
      parents: [{ name: 'Ioana Popa', street: '8 Post Road', more: { safeToWrite: false } }],
    });
    faults.set(emailOf(family), 'refused');
    const roundId = await writtenTo([family]);
    const copy = await onlyCopy(roundId);
    expect(await sendAgain(officer, copy.id, 'post')).toEqual({ kind: 'way-not-offered' });
    const { acts } = await loadMessage(asking(officer, '/x', { copy: copy.id }));
    expect(acts).not.toContain('post');
    expect(await copiesOf(roundId)).toHaveLength(1);
  });

  it('is never what arrived, is on its way, or was posted: that goes once', async () => {
    const street = { street: '9 Post Road' };
    const [waiting, arrived, posted] = [
      await familyDue({ parents: [{ name: 'Waiting Popa', ...street }] }),
      await familyDue({ parents: [{ name: 'Arrived Popa', ...street }] }),
      await familyDue({
        parents: [{ name: 'Posted Popa', ...street, more: { preferredContact: 'post' } }],
      }),
    ];
    const roundId = await writtenTo([arrived, posted]);
    const later = await releasedRequest(officer.id, [waiting]);
    await releaseRound(later);
    for (const copy of [...(await copiesOf(roundId)), ...(await copiesOf(later))]) {
      expect(await sendAgain(officer, copy.id, 'post')).toEqual({ kind: 'settled' });
    }
    expect(await copiesOf(roundId)).toHaveLength(2);
    expect(await copiesOf(later)).toHaveLength(1);
  });

  it('is held where somebody says that email is not safe before it goes', async () => {
    const family = await familyDue({});
    const roundId = await releasedRequest(officer.id, [family]);
    await releaseRound(roundId);
    await addParent(family.family.id, {
      name: 'Ioana Popa',
      account: false,
      more: { accountId: family.parents[0]!.account!.id, safeToEmail: false },
    });
    await deliverBatches(PATIENCE);
    expect((await onlyCopy(roundId)).state).toBe('held');
    expect(await readMail(emailOf(family), folder)).toEqual([]);
  });

  it('names by post, the second time, no child who is answered about, held out or gone', async () => {
    const family = await familyDue({
      children: ['Ana', 'Ion', 'Dan', 'Eva'],
      parents: [{ name: 'Ioana Popa', street: '7 Post Road' }],
    });
    faults.set(emailOf(family), 'refused');
    const roundId = await writtenTo([family]);
    const [ana, ion, dan] = family.children.map(({ id }) => id) as [string, string, string];
    await db().requestChild.updateMany({
      where: { childId: ana },
      data: { answeredOn: new Date('2026-12-01') },
    });
    await db().requestHold.create({
      data: {
        childId: ion,
        dueOn: new Date('2026-12-12'),
        reason: 'Ion died in November',
        byId: officer.id,
      },
    });
    await db().child.update({ where: { id: dan }, data: { status: 'back-at-school' } });
    expect(await sendAgain(officer, (await onlyCopy(roundId)).id, 'post')).toEqual({
      kind: 'done',
    });
    const copy = await db().roundCopy.findFirstOrThrow({ where: { roundId, how: 'post' } });
    expect(copy.values).toEqual({ children: ['Eva'] });
  });

  it('is settled with a reason, once', async () => {
    const family = await familyDue({ parents: [] });
    const roundId = await writtenTo([family]);
    const copy = await onlyCopy(roundId);
    expect(await settleCopy(officer, copy.id, 'Reached by phone')).toEqual({ kind: 'done' });
    expect(await settleCopy(officer, copy.id, 'Again')).toEqual({ kind: 'settled' });
    expect(await listed(copy.id)).toBeNull();
    expect((await onlyCopy(roundId)).state).toBe('settled');
    const page = await loadMessage(asking(officer, '/x', { copy: copy.id }));
    expect(page).toMatchObject({ acts: [], copy: { settleReason: 'Reached by phone' } });
  });

  it('goes to whoever is known by now in a family in which nobody was', async () => {
    const family = await familyDue({ parents: [] });
    const roundId = await writtenTo([family]);
    const copy = await onlyCopy(roundId);
    expect(await writeToKnown(officer, copy.id, DAY)).toEqual({ kind: 'nobody-known' });
    const { account } = await addParent(family.family.id, { name: 'Found Popa' });
    const late = DAY.with({ year: 2027 });
    expect(await writeToKnown(officer, copy.id, late)).toEqual({ kind: 'answer-by-passed' });
    expect(await writeToKnown(officer, copy.id, DAY)).toEqual({ kind: 'done', count: 1 });
    expect(await writeToKnown(officer, copy.id, DAY)).toEqual({ kind: 'settled' });
    await deliverBatches(PATIENCE);
    expect(await readMail(account!.email, folder)).toHaveLength(1);
    const [request] = await db().annualRequest.findMany({
      where: { familyId: family.family.id },
      include: { readers: true },
    });
    expect(request!.readers).toMatchObject([{ accountId: account!.id }]);
    const item = await db().queueItem.findUniqueOrThrow({
      where: { id: request!.readers[0]!.itemId },
    });
    expect(item).toMatchObject({
      kind: 'annual-request',
      accountId: account!.id,
      status: 'waiting-parent',
    });
  });

  it('is for officers, by forms that say what is wrong', async () => {
    const family = await familyDue({ parents: [] });
    const copy = await onlyCopy(await writtenTo([family]));
    const post = (staff: Staff, body: Record<string, string>) =>
      answerMessage(asking(staff, '/x', { copy: copy.id }, { submitKey: randomUUID(), ...body }));
    for (const role of ['SEND', 'ADMIN'] as const) {
      const other = await staffWith(role);
      expect(await statusOf(loadUndelivered(asking(other, '/x', {})))).toBe(403);
      expect(await statusOf(loadMessage(asking(other, '/x', { copy: copy.id })))).toBe(403);
      expect(await statusOf(post(other, { act: 'settle', reason: 'x' }))).toBe(403);
      expect(await settleCopy(other, copy.id, 'x')).toEqual({ kind: 'not-allowed' });
      expect(await sendAgain(other, copy.id, 'email')).toEqual({ kind: 'not-allowed' });
      expect(await writeToKnown(other, copy.id, DAY)).toEqual({ kind: 'not-allowed' });
    }
    expect(await statusOf(loadMessage(asking(officer, '/x', { copy: randomUUID() })))).toBe(404);
    expect(await post(officer, { act: 'settle', reason: ' ' })).toMatchObject({
      data: { errors: [{ field: 'reason', code: 'required' }] },
    });
    expect(await post(officer, { act: 'came-back' })).toMatchObject({
      data: { errors: [{ field: 'on', code: 'required' }] },
    });
    expect(await post(officer, { act: 'nothing' })).toMatchObject({
      data: { errors: [{ field: 'act', code: 'required' }] },
    });
    expect(await post(officer, { act: 'settle', reason: 'Reached by phone' })).toMatchObject({
      status: 303,
    });
    expect(await post(officer, { act: 'settle', reason: 'Reached by phone' })).toMatchObject({
      data: { errors: [{ field: 'form', code: 'settled' }] },
    });
  });
});

describe('what people wrote', () => {
  it('leads no message astray: not names, addresses or words of the council', async () => {
    const evil = 'X\r\nBcc: canary@evil.example\u202E{{link}}<script>alert(1)</script>';
    const family = await familyDue({
      children: [`Canary${evil}`],
      familyName: `Child${evil}`,
      parents: [{ name: evil, street: evil }],
    });
    const letters = await familyDue({
      parents: [{ name: evil, street: `1 ${evil}`, more: { preferredContact: 'post' } }],
    });
    const roundId = await releasedRequest(officer.id, [family, letters], {
      words: [
        {
          language: 'en',
          subject: `Hello\r\nBcc: canary@evil.example\u202E {{children}}`,
          text: `${evil}\n\nAbout {{children}}\n\n{{block:findings}} {{constructor}}\n\n{{link}}`,
          templateVersion: 0,
        },
      ],
    });
    await releaseRound(roundId);
    await deliverBatches(PATIENCE);
    const [mail, ...more] = await readMail(emailOf(family), folder);
    expect(more).toEqual([]);
    expect(mail!.headers).not.toMatch(/^(bcc|cc):/im);
    expect(mail!.subject).toBe('Hello Bcc: canary@evil.example');
    expect(mail!.text + mail!.html + mail!.headers).not.toMatch(
      /Canary[^@]|Child|\u202E|constructor|findings/,
    );
    expect(mail!.html).not.toContain('<script');
    expect(mail!.html.match(/<a /g)!.length).toBeGreaterThan(0);
    expect(mail!.html).not.toMatch(/<a [^>]*evil/);
    expect(await readMail('canary@evil.example', folder)).toEqual([]);
    await setLetters();
    const [run] = await db().printRun.findMany({ where: { roundId } });
    const { text } = await readPdf(await bytesOf(run!.storeKey));
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).not.toMatch(/\u202E/);
  });

  it('no message of all these went to two addresses, and none names a child', () => {
    const all = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ReceivedMail);
    expect(all.length).toBeGreaterThan(4);
    for (const { headers, subject, text, html, to } of all) {
      expect(headers.match(/^To: /gim)).toHaveLength(1);
      expect(headers).toMatch(new RegExp(`^To: <?${to}>?$`, 'im'));
      expect(headers).not.toMatch(/^(cc|bcc): /im);
      expect(subject + text + html).not.toMatch(/\b(Ana|Ion|Popa)\b/);
    }
  });
});
