import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { sessionsOfFamily } from '~/domains/booking/index.server';
import { createBooking, createSession } from '~/domains/booking/message/booking.test-support';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { agreeMoreTime } from './agree-more-time.server';
import { answerReferral } from './answer-referral.server';
import { addIndicator } from './change-indicators.server';
import { decideChildren } from './decide-children.server';
import type { DecideForm } from './item.schema';
import { DAY, dueOf, getItem, openForm, sendNotice, staffWith } from './item.test-support';
import { joinItems } from './join-items.server';
import { recordContact } from './record-contact.server';
import { sendMessage } from './send-message.server';
import { markReadByCouncil, showItem } from './show-item.server';

let database: TestDatabase;
let officer: Staff;
let senior: Staff;
let send: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  await db().calendarClosure.createMany({
    data: [
      { fromDay: new Date('2026-10-26'), toDay: new Date('2026-10-30'), label: 'Half term' },
      { fromDay: new Date('2026-12-21'), toDay: new Date('2027-01-01'), label: 'Winter' },
    ],
  });
  forgetCalendar();
  officer = await staffWith('OFFICER');
  senior = await staffWith('SENIOR');
  send = await staffWith('SEND');
});

afterAll(async () => {
  forgetCalendar();
  await closeDatabase();
  await database.drop();
});

type Item = Awaited<ReturnType<typeof sendNotice>>;

const idsOf = (item: Item) =>
  [...item.children]
    .sort((a, b) => a.child.givenNames.localeCompare(b.child.givenNames))
    .map(({ child }) => child.id);

async function decide(
  item: { id: string },
  given: Partial<DecideForm> & Pick<DecideForm, 'kind' | 'children'>,
) {
  const form = await openForm(item.id);
  const empty = {
    startsOn: null,
    what: '',
    by: null,
    consentQuestion: '',
    orderQuestion: '',
    why: null,
    words: '',
  };
  return decideChildren(officer, item.id, { ...form, ...empty, ...given }, DAY);
}

const statusOfClock = async (itemId: string, rule: string) =>
  (await db().clock.findFirst({ where: { itemId, rule }, orderBy: { createdAt: 'desc' } }))?.status;

describe('accepting', () => {
  it('records the child from the day given, keeps the first review running, and tells the parent', async () => {
    const item = await sendNotice({ parent: 'Accepted Once' });
    await decide(item, {
      kind: 'accepted',
      children: idsOf(item),
      startsOn: '2026-11-20',
      words: 'Good luck.',
    });
    const after = await getItem(item.id);
    expect(after).toMatchObject({ status: 'decided', closedAt: null });
    expect(after.decidedAt).not.toBeNull();
    expect(after.children[0]!.child).toMatchObject({ status: 'home-educated', endedOn: null });
    expect(after.children[0]!.child.startedOn?.toISOString().slice(0, 10)).toBe('2026-11-20');
    expect(after.notification!.children[0]).toMatchObject({ outcome: 'accepted' });
    expect(await statusOfClock(item.id, 'first-review')).toBe('running');
    expect(await dueOf(item.id, 'first-review')).toBe('2026-12-07');
    expect(await statusOfClock(item.id, 'first-contact')).toBe('met');
    expect(after.messages).toHaveLength(1);
    const key = after.notification!.children[0]!.key;
    expect(after.messages[0]).toMatchObject({
      from: 'council',
      kind: 'outcome',
      text: 'Good luck.',
      childKeys: [key],
      data: { decision: 'accepted', childKeys: [key], startsOn: '2026-11-20' },
    });
    const mail = await db().outgoingMail.findMany({ where: { toAddress: item.account!.email } });
    expect(mail.map(({ template, language }) => [template, language])).toContainEqual([
      'outcome-waiting',
      'ro',
    ]);
  });

  it('stays open until every child is decided', async () => {
    const item = await sendNotice({ parent: 'Two Children', children: [{}, {}] });
    const [first, second] = idsOf(item);
    await decide(item, { kind: 'accepted', children: [first!], startsOn: '2026-11-20' });
    expect(await getItem(item.id)).toMatchObject({ status: 'open', decidedAt: null });
    const again = await decide(item, {
      kind: 'accepted',
      children: [first!, second!],
      startsOn: '2026-11-20',
    });
    expect(again).toEqual({ kind: 'not-open' });
    await decide(item, { kind: 'not-home-education', children: [second!], why: 'still-at-school' });
    const after = await getItem(item.id);
    expect(after.status).toBe('decided');
    const outcomes = after.notification!.children.map((child) => [child.childId, child.outcome]);
    expect(new Map(outcomes as [string, string][])).toEqual(
      new Map([
        [first!, 'accepted'],
        [second!, 'not-home-education'],
      ]),
    );
  });

  it.each([
    ['special-placed', 'consent-first'],
    ['attendance-order', 'order-first'],
  ])('is refused for a child at %s until a colleague has answered', async (setting, refusal) => {
    const item = await sendNotice({
      parent: `Setting ${setting}`,
      children: [{ setting, givenNames: 'Radu' }],
    });
    const accepted = { kind: 'accepted', children: idsOf(item), startsOn: '2026-11-20' } as const;
    expect(await decide(item, accepted)).toEqual({ kind: refusal, name: 'Radu' });
    expect((await getItem(item.id)).decisions).toEqual([]);
  });

  it.each([
    ['special-placed', 'consent-sought', 'given'],
    ['special-placed', 'consent-sought', 'not-needed'],
    ['attendance-order', 'order-referred', 'to-be-revoked'],
  ] as const)('%s: %s answered %s on one parent’s item counts on the other’s', async (...story) => {
    const [setting, kind, answer] = story;
    const child = { givenNames: `Mara ${answer}`, dateOfBirth: '2015-08-09', setting };
    const mother = await sendNotice({ parent: `Eva Both${answer}`, children: [child] });
    const father = await sendNotice({ parent: `Jan Both${answer}`, children: [child] });
    expect(idsOf(father)).toEqual(idsOf(mother));
    const children = idsOf(mother);
    await decide(mother, {
      kind,
      children,
      consentQuestion: 'May she?',
      orderQuestion: 'May she?',
    });
    const accepted = { kind: 'accepted', children, startsOn: '2026-12-01' } as const;
    expect((await decide(father, accepted)).kind).toMatch(/-first$/);
    const { referrals } = await getItem(mother.id);
    const sent = { ...(await openForm(mother.id)), answer, reason: 'Agreed.', words: '' };
    const colleague = kind === 'consent-sought' ? send : senior;
    await answerReferral(colleague, mother.id, referrals[0]!.id, sent, DAY);
    expect((await getItem(father.id)).messages).toEqual([]);
    expect(await decide(father, accepted)).toEqual({ kind: 'done' });
    const told = JSON.stringify((await getItem(father.id)).messages);
    expect(told).not.toMatch(/consent|order|Agreed/);
  });

  it('waits for consent where this notice alone tells of the special school', async () => {
    const child = { givenNames: 'Vera', dateOfBirth: '2015-02-03' };
    await sendNotice({ parent: 'One Setting', children: [child] });
    const item = await sendNotice({
      parent: 'Other Setting',
      children: [{ ...child, setting: 'special-placed' }],
    });
    expect(item.children[0]!.child.setting).toBe('mainstream');
    const accepted = { kind: 'accepted', children: idsOf(item), startsOn: '2026-11-20' } as const;
    expect(await decide(item, accepted)).toEqual({ kind: 'consent-first', name: 'Vera' });
  });

  it('does not wait for consent where a child with an EHC plan leaves a mainstream school', async () => {
    const item = await sendNotice({ parent: 'Plan Mainstream', children: [{ needs: 'ehc-plan' }] });
    expect(
      await decide(item, { kind: 'accepted', children: idsOf(item), startsOn: '2026-11-20' }),
    ).toEqual({
      kind: 'done',
    });
  });

  it('is refused for a notice that the parent took back', async () => {
    const item = await sendNotice({ parent: 'Taken Back' });
    await db().notification.update({
      where: { id: item.notificationId! },
      data: { withdrawnAt: new Date() },
    });
    expect(
      await decide(item, { kind: 'accepted', children: idsOf(item), startsOn: '2026-11-20' }),
    ).toEqual({
      kind: 'withdrawn',
    });
  });
});

describe('asking for something by a date', () => {
  it('waits for the parent with the date as time agreed, and shows it to them', async () => {
    const item = await sendNotice({ parent: 'Asked For' });
    await decide(item, {
      kind: 'asked',
      children: idsOf(item),
      what: 'How does she learn?',
      by: '2026-12-14',
    });
    const after = await getItem(item.id);
    expect(after.status).toBe('waiting-parent');
    expect(await dueOf(item.id, 'more-time')).toBe('2026-12-14');
    expect(after.messages[0]).toMatchObject({
      text: 'How does she learn?',
      data: { decision: 'asked' },
    });
    expect(after.messages[0]!.dueOn?.toISOString().slice(0, 10)).toBe('2026-12-14');
    expect(after.notification!.children[0]!.outcome).toBe('asked');
  });

  it('has one date at a time: another one takes its place', async () => {
    const item = await sendNotice({ parent: 'Two Dates' });
    await decide(item, { kind: 'asked', children: idsOf(item), what: 'A word?', by: '2026-12-14' });
    const form = await openForm(item.id);
    await agreeMoreTime(
      officer,
      item.id,
      { ...form, agreedOn: '2027-01-11', reason: 'New job.', children: [] },
      DAY,
    );
    const clocks = (await getItem(item.id)).clocks.filter((clock) => clock.rule === 'more-time');
    expect(clocks.map((clock) => [clock.dueOn.toISOString().slice(0, 10), clock.status])).toEqual([
      ['2026-12-14', 'stopped'],
      ['2027-01-11', 'running'],
    ]);
  });

  it('cannot ask for a day that has gone by', async () => {
    const item = await sendNotice({ parent: 'Past Date' });
    const asked = { kind: 'asked', children: idsOf(item), what: 'x', by: '2026-11-22' } as const;
    expect(await decide(item, asked)).toEqual({ kind: 'date-past' });
  });
});

describe('consent to leave a special school', () => {
  it.each([
    ['given', 'consent-given', true],
    ['not-needed', 'consent-not-needed', true],
    ['refused', 'consent-refused', false],
  ] as const)(
    '%s comes back to the officer, and the parent is told',
    async (answer, outcome, may) => {
      const item = await sendNotice({
        parent: `Consent ${answer}`,
        children: [{ setting: 'special-placed' }],
      });
      await decide(item, {
        kind: 'consent-sought',
        children: idsOf(item),
        consentQuestion: 'Placed by us?',
      });
      const asked = await getItem(item.id);
      expect(asked).toMatchObject({ status: 'waiting-other' });
      expect(asked.referrals).toMatchObject([
        { toRole: 'SEND', question: 'Placed by us?', answer: null },
      ]);
      expect(asked.clocks.filter((clock) => clock.rule === 'special-school-consent')).toHaveLength(
        1,
      );
      expect(await dueOf(item.id, 'special-school-consent')).toBe('2026-12-14');
      expect(
        await decide(item, {
          kind: 'consent-sought',
          children: idsOf(item),
          consentQuestion: 'Again?',
        }),
      ).toEqual({
        kind: 'asked-already',
        name: 'Child0',
      });
      const form = await openForm(item.id);
      const sent = { ...form, answer, reason: 'Panel of Monday.', words: 'Call us.' };
      await answerReferral(send, item.id, asked.referrals[0]!.id, sent, DAY);
      const after = await getItem(item.id);
      expect(after.status).toBe('open');
      expect(after.referrals[0]).toMatchObject({
        answer,
        answeredById: send.id,
        answerReason: 'Panel of Monday.',
      });
      expect(after.notification!.children[0]!.outcome).toBe(outcome);
      expect(after.messages.at(-1)).toMatchObject({
        text: 'Call us.',
        data: { decision: outcome },
      });
      expect(JSON.stringify(after.messages)).not.toContain('Panel of Monday');
      expect(await statusOfClock(item.id, 'special-school-consent')).toBe('met');
      const accepted = await decide(item, {
        kind: 'accepted',
        children: idsOf(item),
        startsOn: '2026-12-01',
      });
      expect(accepted.kind).toBe(may ? 'done' : 'consent-first');
    },
  );
});

describe('a school attendance order', () => {
  it.each([
    ['to-be-revoked', 'order-to-be-revoked', true],
    ['stands', 'order-stands', false],
  ] as const)('%s: a senior answers, and the parent is told', async (answer, outcome, may) => {
    const item = await sendNotice({
      parent: `Order ${answer}`,
      children: [{ setting: 'attendance-order' }],
    });
    await decide(item, { kind: 'order-referred', children: idsOf(item), orderQuestion: 'Revoke?' });
    const { referrals } = await getItem(item.id);
    expect(referrals).toMatchObject([{ toRole: 'SENIOR', kind: 'order-revocation' }]);
    const form = await openForm(item.id);
    await answerReferral(
      senior,
      item.id,
      referrals[0]!.id,
      { ...form, answer, reason: 'x', words: '' },
      DAY,
    );
    expect((await getItem(item.id)).messages.at(-1)).toMatchObject({ data: { decision: outcome } });
    const accepted = await decide(item, {
      kind: 'accepted',
      children: idsOf(item),
      startsOn: '2026-12-01',
    });
    expect(accepted.kind).toBe(may ? 'done' : 'order-first');
  });

  it('takes no answer that belongs to another question', async () => {
    const item = await sendNotice({
      parent: 'Wrong Answer',
      children: [{ setting: 'attendance-order' }],
    });
    await decide(item, { kind: 'order-referred', children: idsOf(item), orderQuestion: 'Revoke?' });
    const { referrals } = await getItem(item.id);
    const sent = { ...(await openForm(item.id)), answer: 'given', reason: 'x', words: '' } as const;
    expect(await answerReferral(senior, item.id, referrals[0]!.id, sent, DAY)).toEqual({
      kind: 'not-an-answer',
    });
  });
});

it('what is not home education ends the clocks and leaves the queue, with the reason on record', async () => {
  const item = await sendNotice({ parent: 'Not Home' });
  await decide(item, {
    kind: 'not-home-education',
    children: idsOf(item),
    why: 'lives-elsewhere',
    words: 'Sorry.',
  });
  const after = await getItem(item.id);
  expect(after.status).toBe('decided');
  expect(after.closedAt).not.toBeNull();
  expect(after.clocks.map((clock) => clock.status).sort()).toEqual(['met', 'stopped']);
  expect(after.decisions[0]).toMatchObject({
    kind: 'not-home-education',
    reason: 'lives-elsewhere\nSorry.',
  });
  expect(after.children[0]!.child).toMatchObject({ status: 'not-home-educated', startedOn: null });
});

describe('two parents and one child', () => {
  const sameChild = { givenNames: 'Luca', dateOfBirth: '2015-04-09' };

  it('an outcome on one notice says nothing to the other parent, and holds nothing of theirs', async () => {
    const mother = await sendNotice({ parent: 'Elena Marin', children: [sameChild] });
    const father = await sendNotice({ parent: 'Victor Marin', children: [sameChild] });
    expect(idsOf(father)).toEqual(idsOf(mother));
    await decide(mother, {
      kind: 'accepted',
      children: idsOf(mother),
      startsOn: '2026-11-20',
      words: 'Dear Elena',
    });
    const ofFather = await getItem(father.id);
    expect(ofFather.messages).toEqual([]);
    expect(ofFather.notification!.children[0]).toMatchObject({ outcome: null, outcomeOn: null });
    const told = JSON.stringify((await getItem(mother.id)).messages);
    expect(told).not.toMatch(/Victor/);
    for (const child of ofFather.notification!.children) expect(told).not.toContain(child.key);
    const mail = await db().outgoingMail.findMany({ where: { toAddress: father.account!.email } });
    expect(mail).toEqual([]);
  });

  it('joined: one family for officers, two conversations, and no word of the other', async () => {
    const mother = await sendNotice({
      parent: 'Dana Ionescu',
      children: [sameChild, { givenNames: 'Mia' }],
    });
    const father = await sendNotice({
      parent: 'Paul Ionesco',
      children: [
        { givenNames: 'Luka', dateOfBirth: '2015-04-09' },
        { givenNames: 'Tom', dateOfBirth: '2012-02-02' },
      ],
    });
    await addIndicator(
      officer,
      father.id,
      idsOf(father)[0]!,
      { ...(await openForm(father.id)), code: 'isolation', reason: 'Told.' },
      DAY,
    );
    await sendMessage(
      officer,
      mother.id,
      {
        ...(await openForm(mother.id)),
        text: 'Dear Dana',
        language: 'en',
        answerWanted: false,
        answerBy: null,
      },
      DAY,
    );
    const [luka, tom] = idsOf(father);
    const [luca, mia] = idsOf(mother);
    const { id: sessionId } = await createSession();
    const booking = await createBooking({ sessionId, familyId: father.familyId });
    const matches = [
      { childId: luka!, sameAs: luca! },
      { childId: tom!, sameAs: null },
    ];
    const joining = { ...(await openForm(father.id)), to: mother.id };
    expect(
      await joinItems(officer, father.id, { ...joining, matches: matches.slice(1) }, DAY),
    ).toEqual({
      kind: 'match',
      because: 'not-an-option',
    });
    expect(await joinItems(officer, father.id, { ...joining, matches }, DAY)).toEqual({
      kind: 'done',
    });
    const joined = await getItem(father.id);
    expect(joined).toMatchObject({
      status: 'closed',
      joinedToId: mother.id,
      familyId: mother.familyId,
    });
    expect(joined.clocks.every((clock) => clock.endedOn !== null)).toBe(true);
    expect(joined.children.map(({ childId }) => childId).sort()).toEqual([luca!, tom!].sort());
    expect(joined.notification!.children.map((child) => child.outcome)).toEqual([
      'recorded',
      'recorded',
    ]);
    const family = await db().child.findMany({ where: { familyId: mother.familyId! } });
    expect(family.map((child) => child.id).sort()).toEqual([luca!, mia!, tom!].sort());
    expect(await db().indicator.count({ where: { childId: luca! } })).toBe(1);
    expect(await db().family.count({ where: { id: father.familyId! } })).toBe(0);
    expect((await sessionsOfFamily(mother.familyId!)).map(({ bookingId }) => bookingId)).toEqual([
      booking.id,
    ]);
    const other = await getItem(mother.id);
    expect(other.messages.map((message) => message.text)).toEqual(['Dear Dana']);
    expect(other.notification!.children.every((child) => child.outcome === null)).toBe(true);
    expect(await statusOfClock(mother.id, 'first-review')).toBe('running');
    const told = JSON.stringify(joined.messages);
    expect(joined.messages).toHaveLength(1);
    expect(joined.messages[0]).toMatchObject({ text: '', data: { decision: 'recorded' } });
    for (const secret of [
      'Dana',
      'Ionescu',
      mother.reference,
      mother.id,
      mother.familyId!,
      luca!,
    ]) {
      expect(told).not.toContain(secret);
    }
  });

  it('joined: the one record keeps what either of the two knew', async () => {
    const kept = await sendNotice({
      parent: 'Kept Record',
      children: [{ givenNames: 'Oana', dateOfBirth: '2014-01-05' }],
    });
    const gone = await sendNotice({
      parent: 'Gone Record',
      children: [{ givenNames: 'Oanna', dateOfBirth: '2014-01-05', setting: 'special-placed' }],
    });
    const [from, to] = [idsOf(gone)[0]!, idsOf(kept)[0]!];
    await db().child.update({ where: { id: to }, data: { knownAs: 'Oa', sen: 'K' } });
    await db().child.update({
      where: { id: from },
      data: {
        knownAs: 'Nana',
        upn: 'B801200005001',
        sen: 'E',
        sex: 'F',
        address: { line1: '5 Elm Row' },
        schoolName: 'Elm School',
      },
    });
    const joining = { ...(await openForm(gone.id)), to: kept.id };
    const matches = [{ childId: from, sameAs: to }];
    expect(await joinItems(officer, gone.id, { ...joining, matches }, DAY)).toEqual({
      kind: 'done',
    });
    expect(await db().child.findUniqueOrThrow({ where: { id: to } })).toMatchObject({
      givenNames: 'Oana',
      knownAs: 'Oa',
      upn: 'B801200005001',
      sen: 'E',
      sex: 'F',
      address: { line1: '5 Elm Row' },
      setting: 'special-placed',
      schoolName: 'Elm School',
    });
    const accepted = { kind: 'accepted' as const, children: [to], startsOn: '2026-12-01' };
    expect(await decide(kept, accepted)).toEqual({ kind: 'consent-first', name: 'Oana' });
  });

  it('cannot be joined to itself, or to one that is joined itself', async () => {
    const one = await sendNotice({ parent: 'One Only' });
    const two = await sendNotice({ parent: 'Two Only' });
    await db().queueItem.update({ where: { id: two.id }, data: { joinedToId: one.id } });
    const matches = idsOf(one).map((childId) => ({ childId, sameAs: null }));
    for (const to of [one.id, two.id]) {
      const form = { ...(await openForm(one.id)), to, matches };
      expect(await joinItems(officer, one.id, form, DAY)).toEqual({ kind: 'no-target' });
    }
  });
});

describe('the first meeting of a vulnerable child', () => {
  const indicator = { code: 'early-help', reason: 'Plan of October.' } as const;

  it('has no clock before home education has begun, and starts with acceptance', async () => {
    const item = await sendNotice({ parent: 'Not Begun' });
    const [childId] = idsOf(item);
    await addIndicator(
      officer,
      item.id,
      childId!,
      { ...(await openForm(item.id)), ...indicator },
      DAY,
    );
    expect((await getItem(item.id)).flags).toContain('indicators');
    expect(await dueOf(item.id, 'first-meeting-vulnerable')).toBeUndefined();
    await decide(item, { kind: 'accepted', children: [childId!], startsOn: '2026-11-23' });
    expect(await dueOf(item.id, 'first-meeting-vulnerable')).toBe('2026-12-07');
  });

  it.each([
    ['2026-11-20', '2026-12-04'],
    ['2026-10-01', '2026-12-07'],
  ])('begun on %s, is due on %s', async (startsOn, due) => {
    const item = await sendNotice({ parent: `Begun ${startsOn}` });
    const [childId] = idsOf(item);
    await decide(item, { kind: 'accepted', children: [childId!], startsOn });
    await addIndicator(
      officer,
      item.id,
      childId!,
      { ...(await openForm(item.id)), ...indicator },
      DAY,
    );
    expect(await dueOf(item.id, 'first-meeting-vulnerable')).toBe(due);
    const second = { ...(await openForm(item.id)), ...indicator, code: 'in-care' } as const;
    await addIndicator(officer, item.id, childId!, second, DAY);
    expect(
      await db().clock.count({ where: { itemId: item.id, rule: 'first-meeting-vulnerable' } }),
    ).toBe(1);
  });

  it('keeps one indicator of a kind in force', async () => {
    const item = await sendNotice({ parent: 'Same Twice' });
    const [childId] = idsOf(item);
    await addIndicator(
      officer,
      item.id,
      childId!,
      { ...(await openForm(item.id)), ...indicator },
      DAY,
    );
    const again = { ...(await openForm(item.id)), ...indicator };
    expect(await addIndicator(officer, item.id, childId!, again, DAY)).toEqual({
      kind: 'in-force',
    });
  });
});

describe('the first contact', () => {
  const contact = { happenedOn: '2026-11-23', who: 'Parent', note: '', nextTryOn: null } as const;

  it.each([
    ['phone', 'reached', 'met'],
    ['letter', 'sent', 'met'],
    ['phone', 'declined', 'met'],
    ['phone', 'left-message', 'running'],
    ['visit', 'no-answer', 'running'],
    ['letter', 'returned', 'running'],
  ] as const)('%s, %s: its clock is %s', async (how, outcome, status) => {
    const item = await sendNotice({ parent: `Contact ${how} ${outcome}` });
    await recordContact(
      officer,
      item.id,
      { ...(await openForm(item.id)), ...contact, how, outcome },
      DAY,
    );
    expect(await statusOfClock(item.id, 'first-contact')).toBe(status);
  });

  it('takes no day to come', async () => {
    const item = await sendNotice({ parent: 'Tomorrow' });
    const tomorrow = {
      ...contact,
      how: 'phone',
      outcome: 'reached',
      happenedOn: '2026-11-24',
    } as const;
    const form = { ...(await openForm(item.id)), ...tomorrow };
    expect(await recordContact(officer, item.id, form, DAY)).toEqual({ kind: 'in-future' });
  });
});

describe('messages', () => {
  const message = {
    text: 'Hello',
    language: 'en',
    answerWanted: true,
    answerBy: '2026-12-10',
  } as const;

  it('wait for the parent by the date where an answer is needed', async () => {
    const item = await sendNotice({ parent: 'Answer Wanted' });
    await sendMessage(officer, item.id, { ...(await openForm(item.id)), ...message }, DAY);
    expect(await getItem(item.id)).toMatchObject({ status: 'waiting-parent' });
    expect(await dueOf(item.id, 'more-time')).toBe('2026-12-10');
  });

  it('are refused where they would reach nobody', async () => {
    const item = await sendNotice({ parent: 'By Post', accountId: null });
    const form = { ...(await openForm(item.id)), ...message };
    expect(await sendMessage(officer, item.id, form, DAY)).toEqual({ kind: 'unreachable' });
  });

  it('of the parent are marked off for their officer, not by the look of another', async () => {
    const item = await sendNotice({ parent: 'Unread Words' });
    await db().message.create({
      data: {
        itemId: item.id,
        from: 'parent',
        accountId: item.accountId,
        text: 'Salut',
        language: 'ro',
      },
    });
    await db().queueItem.update({
      where: { id: item.id },
      data: { flags: ['unread-message'], ownerId: officer.id },
    });
    await markReadByCouncil(senior, (await showItem(senior, item.id, 'item'))!);
    expect((await getItem(item.id)).flags).toEqual(['unread-message']);
    await markReadByCouncil(officer, (await showItem(officer, item.id, 'item'))!);
    const after = await getItem(item.id);
    expect(after.flags).toEqual([]);
    expect(after.messages[0]!.readAt).not.toBeNull();
  });
});

describe('looking', () => {
  it('puts one row a child into the trail, and shows a SEND officer the children of the item only', async () => {
    const first = await sendNotice({
      parent: 'Look Here',
      children: [{ setting: 'special-placed' }],
    });
    const other = await sendNotice({
      parent: 'Look Here',
      children: [
        { setting: 'special-placed' },
        { givenNames: 'Sister', dateOfBirth: '2013-03-03' },
      ],
    });
    expect(other.familyId).toBe(first.familyId);
    const seen = await showItem(officer, first.id, 'item');
    expect(seen!.children.map((child) => child.inItem)).toEqual([true, false]);
    expect(seen!.matters.map((matter) => [matter.id, matter.sameChild])).toEqual([
      [other.id, true],
    ]);
    const rows = await db().auditEvent.findMany({
      where: { itemId: first.id, action: 'item.viewed' },
    });
    expect(rows.map((row) => row.childId).sort()).toEqual(
      seen!.children.map((child) => child.id).sort(),
    );
    const bySend = await showItem(send, first.id, 'item');
    expect(bySend!.children.map((child) => child.id)).toEqual(idsOf(first));
    expect(bySend).toMatchObject({ matters: [], mayWork: false });
    expect(await showItem(await staffWith('ADMIN'), first.id, 'item')).toBeNull();
  });
});
