import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import type { Answers } from './answers.schema';
import { lettersFor } from './letters.rules';
import { childAnswers, noticeAnswers } from './notice.test-support';
import { findOwnNotification } from './submitted.store.server';
import { submitNotification } from './submit-notification.server';

const today = Temporal.PlainDate.from('2026-11-23');
let database: TestDatabase;
let people = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

async function parent() {
  const email = `parent${(people += 1)}@example.org`;
  const { id } = await db().account.create({ data: { email }, select: { id: true } });
  return { id, email };
}

async function draftOf(accountId: string, answers: Answers, language = 'en') {
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { id } = await db().notificationDraft.create({
    data: { accountId, answers, language, expiresAt },
    select: { id: true },
  });
  return id;
}

async function send(answers: Answers, actor?: { id: string; email: string }) {
  const by = actor ?? (await parent());
  const draftId = await draftOf(by.id, answers);
  const result = await submitNotification(by, draftId, today);
  if (result.kind !== 'sent') throw new Error(`not sent: ${result.kind}`);
  return { ...result, actor: by, draftId };
}

const itemOf = (notificationId: string) =>
  db().queueItem.findUniqueOrThrow({
    where: { notificationId },
    include: { clocks: { orderBy: { dueOn: 'asc' } }, children: true },
  });

const mailsOf = (notificationId: string) =>
  db().outgoingMail.findMany({ where: { dedupeKey: { contains: notificationId } } });

describe('a notice that is sent', () => {
  test('is in the queue with its clocks, its family and its record, and the draft is gone', async () => {
    const sent = await send(
      noticeAnswers({
        contact: {
          phone: '020 7946 0123',
          address: { line1: '14 Sycamore Court', line2: '', town: 'London', postcode: 'E17 9ZZ' },
          addressSecret: false,
          preferred: 'phone',
          safe: [],
          safeAsked: true,
          safetyNote: '',
        },
        children: [childAnswers({ knownAs: 'Teo', upn: 'B801200005001' })],
      }),
    );
    const item = await itemOf(sent.id);
    expect(item).toMatchObject({
      kind: 'notification',
      status: 'new',
      reference: sent.reference,
      title: 'Matei Ștefănescu',
      accountId: sent.actor.id,
      contactEmail: sent.actor.email,
      schools: ['Larkhill Primary School'],
      yearGroups: [6],
      flags: [],
    });
    expect(item.clocks.map((c) => [c.rule, c.dueOn.toISOString().slice(0, 10)])).toEqual([
      ['first-contact', '2026-11-30'],
      ['first-review', '2026-12-07'],
    ]);
    for (const words of [
      'teo',
      'b801200005001',
      'e17 9zz',
      'e179zz',
      '14 sycamore',
      '02079460123',
    ]) {
      expect(item.searchText).toContain(words);
    }
    const family = await db().family.findUniqueOrThrow({
      where: { id: item.familyId! },
      include: { adults: true, children: true },
    });
    expect(family.name).toBe('Ștefănescu');
    expect(family.adults).toMatchObject([
      {
        name: 'Ioana Ștefănescu',
        role: 'parent',
        toldBy: 'self',
        email: sent.actor.email,
        phone: '020 7946 0123',
      },
    ]);
    expect(family.children).toMatchObject([
      {
        status: 'notified',
        setting: 'mainstream',
        schoolName: 'Larkhill Primary School',
        sen: 'N',
        upn: 'B801200005001',
      },
    ]);
    const audit = await db().auditEvent.findMany({
      where: { itemId: item.id },
      orderBy: { id: 'asc' },
    });
    expect(audit.map((row) => row.action).sort()).toEqual([
      'child.recorded',
      'item.received',
      'notification.sent',
    ]);
    expect(await db().notificationDraft.count({ where: { id: sent.draftId } })).toBe(0);
    expect(await mailsOf(sent.id)).toMatchObject([
      {
        template: 'notification-received',
        toAddress: sent.actor.email,
        data: { path: `/en/family/notice/${sent.id}`, reference: sent.reference },
      },
    ]);
  });

  test('sent twenty times at the same moment is one notice, and so is a repeat an hour later', async () => {
    const actor = await parent();
    const draftId = await draftOf(
      actor.id,
      noticeAnswers({ children: [childAnswers({ givenNames: 'Once' })] }),
    );
    const results = await Promise.all(
      Array.from({ length: 20 }, () => submitNotification(actor, draftId, today)),
    );
    results.push(await submitNotification(actor, draftId, today));
    expect(new Set(results.map((r) => r.kind === 'sent' && r.id)).size).toBe(1);
    expect(results.filter((r) => r.kind === 'sent' && !r.repeated)).toHaveLength(1);
    expect(await db().notification.count({ where: { draftId } })).toBe(1);
    expect(await db().queueItem.count({ where: { accountId: actor.id } })).toBe(1);
    expect(await db().child.count({ where: { givenNames: 'Once' } })).toBe(1);
    expect(await db().outgoingMail.count({ where: { toAddress: actor.email } })).toBe(1);
  });

  test('somebody else’s draft, a draft out of time and an unknown one are all not there', async () => {
    const [owner, stranger] = [await parent(), await parent()];
    const theirs = await draftOf(owner.id, noticeAnswers());
    const late = await draftOf(stranger.id, noticeAnswers());
    await db().notificationDraft.update({ where: { id: late }, data: { expiresAt: new Date(0) } });
    for (const id of [theirs, late, crypto.randomUUID()]) {
      expect(await submitNotification(stranger, id, today)).toEqual({ kind: 'not-found' });
    }
    const sent = await submitNotification(owner, theirs, today);
    expect(sent.kind).toBe('sent');
    expect(await submitNotification(stranger, theirs, today)).toEqual({ kind: 'not-found' });
  });

  test('says what is missing, and keeps the draft', async () => {
    const actor = await parent();
    const child = childAnswers({ setting: null });
    const draftId = await draftOf(actor.id, noticeAnswers({ you: undefined, children: [child] }));
    expect(await submitNotification(actor, draftId, today)).toEqual({
      kind: 'incomplete',
      missing: [{ task: 'you' }, { task: 'child', key: child.key, part: 'learning' }],
    });
    expect(await db().notificationDraft.count({ where: { id: draftId } })).toBe(1);
  });

  test('fails whole: a failure at the last step leaves the draft and nothing else', async () => {
    const actor = await parent();
    const draftId = await draftOf(
      actor.id,
      noticeAnswers({ children: [childAnswers({ givenNames: 'Undone' })] }),
    );
    await db().$executeRawUnsafe(`create function stop_it() returns trigger language plpgsql as
      $$ begin raise exception 'stopped'; end $$`);
    await db().$executeRawUnsafe(`create trigger stop_it before delete on notification_draft
      for each row execute function stop_it()`);
    await expect(submitNotification(actor, draftId, today)).rejects.toThrow(/stopped/);
    await db().$executeRawUnsafe('drop trigger stop_it on notification_draft');
    expect(await db().notification.count({ where: { accountId: actor.id } })).toBe(0);
    expect(await db().child.count({ where: { givenNames: 'Undone' } })).toBe(0);
    expect(await db().outgoingMail.count({ where: { toAddress: actor.email } })).toBe(0);
    expect((await submitNotification(actor, draftId, today)).kind).toBe('sent');
  });
});

describe('two parents, one child', () => {
  const secret = 'A very private road';
  const first = () =>
    noticeAnswers({
      you: {
        name: 'First Parent',
        relation: 'mother',
        relationOther: '',
        parentalResponsibility: null,
      },
      contact: {
        phone: '07700 900111',
        address: { line1: secret, line2: '', town: 'London', postcode: 'E17 1AA' },
        addressSecret: true,
        preferred: null,
        safe: ['phone'],
        safeAsked: true,
        safetyNote: 'Never ring after six',
      },
      otherParent: {
        told: true,
        name: 'Second Parent',
        relation: '',
        parentalResponsibility: null,
        livesWithChild: null,
        contact: '',
        note: 'Private words about him',
      },
      children: [
        childAnswers({
          givenNames: 'Zoë',
          familyName: "O'Brien",
          dateOfBirth: '2015-02-11',
          schoolName: 'Private School',
        }),
        childAnswers({ givenNames: 'Sibling', familyName: "O'Brien", dateOfBirth: '2017-02-11' }),
      ],
    });

  test('are joined for the officer; the second sees nothing of the first', async () => {
    const mother = await send(first());
    const father = await send(
      noticeAnswers({
        you: {
          name: 'Second Parent',
          relation: 'father',
          relationOther: '',
          parentalResponsibility: null,
        },
        children: [
          childAnswers({ givenNames: 'zoe', familyName: 'O’BRIEN', dateOfBirth: '2015-02-11' }),
        ],
      }),
    );
    const [one, two] = [await itemOf(mother.id), await itemOf(father.id)];
    expect(two.familyId).toBe(one.familyId);
    expect(one.children.map((c) => c.childId)).toContain(two.children[0]!.childId);
    expect(one.flags).toEqual(['not-safe-to-email', 'not-safe-to-write']);
    expect(two.flags).toEqual(['possible-duplicate']);
    expect(await db().child.findUnique({ where: { id: two.children[0]!.childId } })).toMatchObject({
      givenNames: 'Zoë',
      schoolName: 'Private School',
    });
    const shown = JSON.stringify(await findOwnNotification(father.actor.id, father.id));
    expect(shown).toContain('zoe');
    for (const words of [secret, 'First Parent', '07700', 'Sibling', 'Private', 'Zoë', 'six']) {
      expect(shown).not.toContain(words);
    }
    expect(await findOwnNotification(father.actor.id, mother.id)).toBeNull();
    expect(await mailsOf(mother.id)).toEqual([]);
  });

  test('at the same moment make one child', async () => {
    const born = { givenNames: 'Twice', familyName: 'Told', dateOfBirth: '2014-07-01' };
    await Promise.all(
      Array.from({ length: 8 }, () => send(noticeAnswers({ children: [childAnswers(born)] }))),
    );
    expect(await db().child.count({ where: { familyName: 'Told' } })).toBe(1);
    expect(await db().family.count({ where: { name: 'Told' } })).toBe(1);
  });

  test('the same pupil number is the same child whatever the name; another birthday is another child', async () => {
    const upn = 'B801200005001';
    const one = await itemOf(
      (await send(noticeAnswers({ children: [childAnswers({ upn, givenNames: 'A' })] }))).id,
    );
    const two = await itemOf(
      (
        await send(
          noticeAnswers({
            children: [childAnswers({ upn, givenNames: 'B', dateOfBirth: '2016-05-04' })],
          }),
        )
      ).id,
    );
    const three = await itemOf(
      (await send(noticeAnswers({ children: [childAnswers({ dateOfBirth: '2013-01-01' })] }))).id,
    );
    expect(two.children[0]!.childId).toBe(one.children[0]!.childId);
    expect(three.familyId).not.toBe(one.familyId);
  });

  test('the same parent again is brought up to date, not doubled', async () => {
    const actor = await parent();
    const children = [childAnswers({ givenNames: 'Again', familyName: 'Again' })];
    const one = await itemOf((await send(noticeAnswers({ children }), actor)).id);
    await db().child.updateMany({
      where: { familyId: one.familyId! },
      data: { status: 'back-at-school' },
    });
    await send(
      noticeAnswers({
        children: [
          childAnswers({
            givenNames: 'Again',
            familyName: 'Again',
            setting: 'independent',
            schoolName: 'Elm House',
          }),
        ],
      }),
      actor,
    );
    expect(await db().adult.count({ where: { familyId: one.familyId! } })).toBe(1);
    expect(await db().child.findMany({ where: { familyId: one.familyId! } })).toMatchObject([
      { status: 'notified', setting: 'independent', schoolName: 'Elm House' },
    ]);
  });
});

describe('letters asked for when sending', () => {
  const children = [
    childAnswers({ givenNames: 'Mara' }),
    childAnswers({ givenNames: 'Radu', schoolName: 'Elm House', setting: 'independent' }),
    childAnswers({
      givenNames: 'Ilie',
      schoolName: 'Oak Special School',
      setting: 'special-placed',
    }),
  ];
  const [larkhill, elm, oak] = lettersFor({ children });
  const start = (startsOn: string | null): Answers['start'] => ({
    startsOn,
    alreadyStarted: false,
    letters: [
      { key: larkhill!.key, way: 'send-for-me', sendTo: 'office@larkhill.example', headName: '' },
      { key: elm!.key, way: 'email-me', sendTo: '', headName: '' },
      { key: oak!.key, way: 'send-for-me', sendTo: '', headName: '' },
    ],
  });

  test('go to the school and to the parent, and the request stays with the council', async () => {
    const sent = await send(noticeAnswers({ children, start: start('2026-12-01') }));
    const mails = await mailsOf(sent.id);
    expect(mails.map(({ template, toAddress }) => [template, toAddress]).sort()).toEqual([
      ['letter-for-parent', sent.actor.email],
      ['letter-to-school', 'office@larkhill.example'],
      ['notification-received', sent.actor.email],
    ]);
    const toSchool = mails.find((mail) => mail.template === 'letter-to-school');
    expect(toSchool!.data).toEqual({
      notificationId: sent.id,
      letter: larkhill!.key,
      startsOn: '2026-12-01',
      writtenOn: '2026-11-23',
      forSchool: 1,
    });
    expect((await itemOf(sent.id)).flags).toContain('special-school');
  });

  test('wait where the parent is not sure of the date', async () => {
    const sent = await send(noticeAnswers({ children, start: start(null) }));
    expect((await mailsOf(sent.id)).map((mail) => mail.template)).toEqual([
      'notification-received',
    ]);
  });
});
