import type { Temporal } from 'temporal-polyfill';
import type { ActionFunctionArgs } from '@remix-run/node';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { openSession, type Parent, type Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { translatorFor } from '~/platform/i18n';
import { formValues, parse } from '~/platform/form/parse.server';
import { findMatter, writeToCouncil } from '~/domains/matter/index.server';
import { countComplaints } from '~/domains/complaint/index.server';
import { toldParagraphs } from '~/domains/complaint';
import { agreeMoreTime } from '../item/agree-more-time.server';
import { closeItem } from '../item/close-item.server';
import { moveClock } from '../item/move-clock.server';
import { createAccount, createQueueItem } from '../../../../tests/factories';
import { actionsOn, openForm } from '../item/item.test-support';
import { claimItems, releaseItems } from '../queue/assign-items.server';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import {
  acknowledgeComplaint,
  answerComplaint,
  answerSecondTime,
  askSecondLook,
  lookAgain,
} from './answer-complaint.server';
import { askIdentity, extendOwnData, giveOwnData, recordIdentity } from './answer-own-data.server';
import { closeComplaint } from './close-complaint.server';
import type { ComplaintMoveName } from './complaint.codes';
import {
  answerComplaintMove,
  loadComplaintMove,
  showItemComplaint,
} from './complaint-pages.server';
import { complaintSchemas, type ComplaintForm } from './complaint.schema';
import { readComplaint } from './complaint.store.server';
import { sendOne } from './complaint.test-support';
import { recordAbout } from './record-about.server';
import { markSeen, passOn, thankSender } from './thank.server';

useOwnDatabase();

const DAY = today();
const after = (days: number) => DAY.add({ days });
let senior: Staff;
let officer: Staff;
let second: Staff;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  await prepareJobs();
});
beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, staff_member, rate_limit, outgoing_mail cascade`;
  [senior, officer, second] = [
    await staffWith('SENIOR'),
    await staffWith('OFFICER'),
    await staffWith('OFFICER'),
  ];
});

const words = { text: 'Dear Ana.', means: 'portal' as const };
const told = { ...words, on: null };
const answer = { ...told, outcome: 'upheld' as const, doing: '', doBy: null };

async function about(itemId: string, staff: string[] = []) {
  const form = { ...(await openForm(itemId)), staff, nobody: staff.length === 0 };
  expect(await recordAbout(senior, itemId, form, DAY)).toEqual({ kind: 'done' });
}

const acknowledge = async (by: Staff, id: string, on = DAY, more = {}) =>
  acknowledgeComplaint(by, id, { ...(await openForm(id)), ...told, ...more }, on);
const answerOf = async (by: Staff, id: string, on = DAY, more = {}) =>
  answerComplaint(by, id, { ...(await openForm(id)), ...answer, ...more }, on);
const secondAnswer = async (by: Staff, id: string, on = DAY) =>
  answerSecondTime(by, id, { ...(await openForm(id)), ...answer, outcome: 'not-upheld' }, on);
const askSecond = async (by: Staff, id: string, on: string, day = DAY) =>
  askSecondLook(by, id, { ...(await openForm(id)), on, text: 'Not content.' }, day);
type Closing = Partial<ComplaintForm<'closed'>>;
const close = async (
  id: string,
  why: ComplaintForm<'closed'>['why'],
  more: Closing = {},
  by = officer,
) => closeComplaint(by, id, { ...(await openForm(id)), text: '', means: null, ...more, why }, DAY);
const again = async (by: Staff, id: string) =>
  lookAgain(
    by,
    id,
    { ...(await openForm(id)), text: 'Somebody else looks.', means: 'portal' },
    DAY,
  );
const receivedAgo = async (id: string, days: number) => {
  const receivedOn = new Date(after(-days).toString());
  await db().queueItem.update({ where: { id }, data: { receivedOn } });
  await db().clock.updateMany({ where: { itemId: id }, data: { startedOn: receivedOn } });
};

async function clocks(itemId: string) {
  const rows = await db().clock.findMany({
    where: { itemId },
    orderBy: [{ createdAt: 'asc' }, { rule: 'asc' }],
  });
  return rows.map(({ rule, status, dueOn }) => [rule, status, dueOn.toISOString().slice(0, 10)]);
}
const item = (id: string) => db().queueItem.findUniqueOrThrow({ where: { id } });
const mayOf = async (by: Staff, id: string) => {
  const { kind, status } = await item(id);
  return (await showItemComplaint(by, { id, kind, status, mayWork: true }))?.may;
};

describe('a complaint', () => {
  it('is acknowledged, answered and closed; the person is told each time, by an email without a word of it', async () => {
    const { id, email } = await sendOne('complaint');
    await about(id);
    expect(await acknowledge(officer, id)).toEqual({ kind: 'done' });
    expect((await clocks(id)).map(([rule, status]) => [rule, status])).toEqual([
      ['complaint-acknowledge', 'met'],
      ['complaint-answer', 'running'],
    ]);
    const doBy = after(10).toString();
    const doing = { doing: 'We write to the school.', doBy };
    expect(await answerOf(officer, id, DAY, { outcome: 'partly-upheld', ...doing })).toEqual({
      kind: 'done',
    });
    expect(await item(id)).toMatchObject({ status: 'decided', closedAt: null });
    expect((await clocks(id)).every(([, status]) => status === 'met')).toBe(true);
    const messages = await db().message.findMany({ where: { itemId: id }, orderBy: { at: 'asc' } });
    expect(messages.map(({ data }) => data)).toEqual([
      { complaint: 'acknowledged' },
      { complaint: 'partly-upheld', ...doing, next: ['second', 'ombudsman'] },
    ]);
    const told = toldParagraphs(translatorFor('en'), 'en', messages[1] as never)!.join('\n');
    expect(told).toContain('You are right about a part of it');
    expect(told).toContain('Ombudsman');
    expect(told).toContain('second look');
    const mails = await db().outgoingMail.findMany({ where: { template: 'message-waiting' } });
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      expect(mail).toMatchObject({ toAddress: email, language: 'ro' });
      expect(mail.data).toEqual({ path: `/ro/family/matter/${id}` });
    }
    expect(await close(id, 'done')).toEqual({ kind: 'done' });
    expect((await item(id)).closedAt).not.toBeNull();
    expect(await actionsOn(id)).toEqual([
      'item.received',
      'item.complaint-about',
      'message.council',
      'item.complaint-acknowledged',
      'message.council',
      'item.complaint-answered',
      'item.complaint-closed',
    ]);
  });

  it('cannot be answered before a senior said whom it is about', async () => {
    const { id } = await sendOne('complaint');
    expect(await acknowledge(officer, id)).toEqual({ kind: 'not-found' });
    expect(await acknowledge(senior, id)).toEqual({ kind: 'about-first' });
    expect(await answerOf(senior, id)).toEqual({ kind: 'about-first' });
    expect(await mayOf(senior, id)).toEqual(['about']);
    expect(await db().message.count({ where: { itemId: id } })).toBe(0);
  });

  it('is acknowledged and answered once, and not closed as done before', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    expect(await close(id, 'done')).toEqual({ kind: 'not-done' });
    const form = { ...(await openForm(id)), ...told };
    expect(await acknowledgeComplaint(officer, id, form, DAY)).toEqual({ kind: 'done' });
    expect(await acknowledgeComplaint(officer, id, form, DAY)).toEqual({ kind: 'repeated' });
    expect(await acknowledge(officer, id)).toEqual({ kind: 'done-before' });
    expect(
      await answerOf(officer, id, DAY, { doing: 'Late.', doBy: after(-1).toString() }),
    ).toEqual({
      kind: 'day-before',
      field: 'doBy',
    });
    expect(await secondAnswer(second, id)).toEqual({ kind: 'not-asked' });
    expect(await askSecond(officer, id, DAY.toString())).toEqual({ kind: 'not-answered' });
    expect(await answerOf(officer, id)).toEqual({ kind: 'done' });
    expect(await answerOf(second, id)).toEqual({ kind: 'done-before' });
    expect(await db().complaintMove.count({ where: { itemId: id, move: 'answered' } })).toBe(1);
  });

  it('that was taken back ends with its reason, and its clocks count as neither kept nor missed', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    expect(await close(id, 'withdrawn', { text: 'They called.' })).toEqual({ kind: 'done' });
    expect(await db().message.count({ where: { itemId: id } })).toBe(0);
    const { moves } = (await readComplaint(officer, id))!;
    expect(moves.at(-1)).toMatchObject({ move: 'closed', why: 'withdrawn', text: 'They called.' });
    expect((await clocks(id)).map(([, status]) => status)).toEqual(['stopped', 'stopped']);
    expect(await answerOf(officer, id)).toEqual({ kind: 'wrong-state', status: 'closed' });
  });

  it('has a second look by another person, with a clock of its own; the database says so too', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    await db().queueItem.update({ where: { id }, data: { ownerId: officer.id } });
    await answerOf(officer, id);
    expect((await item(id)).closedAt).not.toBeNull();
    await receivedAgo(id, 9);
    expect(await askSecond(officer, id, after(1).toString())).toEqual({
      kind: 'day-in-future',
      field: 'on',
    });
    expect(await askSecond(officer, id, after(-1).toString())).toEqual({
      kind: 'day-before',
      field: 'on',
    });
    expect(await askSecond(officer, id, DAY.toString())).toEqual({ kind: 'done' });
    expect(await item(id)).toMatchObject({ ownerId: null, closedAt: null, status: 'open' });
    const released = { itemId: id, action: 'item.released' };
    expect(await db().auditEvent.findMany({ where: released })).toMatchObject([
      { actorId: officer.id, detail: { from: officer.id, to: null } },
    ]);
    expect((await clocks(id)).at(-1)).toMatchObject([
      'complaint-answer',
      'running',
      expect.anything(),
    ]);
    expect(await mayOf(officer, id)).not.toContain('second-answered');
    expect(await mayOf(second, id)).toContain('second-answered');
    expect(await secondAnswer(officer, id)).toEqual({ kind: 'same-person' });
    await expect(
      db().complaintMove.create({
        data: { itemId: id, move: 'second-answered', on: new Date(), byId: officer.id },
      }),
    ).rejects.toThrow(/a second look is another person/);
    expect(await close(id, 'done', {}, second)).toEqual({ kind: 'not-done' });
    expect(await close(id, 'withdrawn', { text: 'So.' })).toEqual({ kind: 'same-person' });
    expect(await mayOf(officer, id)).not.toContain('closed');
    expect(await secondAnswer(second, id)).toEqual({ kind: 'done' });
    const last = await db().message.findFirst({ where: { itemId: id }, orderBy: { at: 'desc' } });
    expect(last!.data).toMatchObject({ complaint: 'not-upheld', next: ['ombudsman'] });
    expect(await close(id, 'done')).toEqual({ kind: 'done' });
  });

  it('is not closed over what the person wrote since; who answered does not take it back for them', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    await answerOf(officer, id);
    const account = await createAccount();
    await db().queueItem.update({ where: { id }, data: { accountId: account.id } });
    const parent: Parent = { kind: 'parent', ...account, language: 'en', sessionId: 'none' };
    const wish = { key: crypto.randomUUID(), words: 'I want a second look please.' };
    await writeToCouncil(parent, (await findMatter(account.id, id))!, 'en', wish);
    expect(await close(id, 'done')).toEqual({ kind: 'wrote-since' });
    expect(await close(id, 'done', {}, second)).toEqual({ kind: 'wrote-since' });
    expect(await close(id, 'withdrawn', { text: 'So.' })).toEqual({ kind: 'wrote-since' });
    expect(await item(id)).toMatchObject({ status: 'open', closedAt: null });
    expect(await askSecond(officer, id, DAY.toString())).toEqual({ kind: 'done' });
    expect(await secondAnswer(second, id)).toEqual({ kind: 'done' });
    expect(await close(id, 'done')).toEqual({ kind: 'done' });
  });

  it('that is not this council’s, or came twice, is closed with words to the person', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    const words = { text: 'This is for the school.', means: 'portal' as const };
    expect(await close(id, 'not-ours', words)).toEqual({ kind: 'done' });
    const [message] = await db().message.findMany({ where: { itemId: id } });
    const paragraphs = toldParagraphs(translatorFor('en'), 'en', message as never)!;
    expect(paragraphs).toEqual([words.text, expect.stringContaining('Ombudsman')]);
    const unreachable = await sendOne('complaint', '');
    await about(unreachable.id);
    expect(await close(unreachable.id, 'repeat', words)).toEqual({ kind: 'unreachable' });
  });

  it('is not answered, nor closed unanswered, by who said that it is about nobody', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    expect(await acknowledge(senior, id)).toEqual({ kind: 'done' });
    expect(await answerOf(senior, id)).toEqual({ kind: 'said-nobody' });
    expect(await close(id, 'withdrawn', { text: 'So.' }, senior)).toEqual({ kind: 'said-nobody' });
    expect(await mayOf(senior, id)).toEqual(['about']);
    await expect(
      db().complaintMove.create({
        data: { itemId: id, move: 'answered', on: new Date(), byId: senior.id },
      }),
    ).rejects.toThrow(/whoever said that it is about nobody/);
    expect(await answerOf(officer, id)).toEqual({ kind: 'done' });
    const named = await sendOne('complaint');
    await about(named.id, [second.id]);
    expect(await answerOf(senior, named.id)).toEqual({ kind: 'done' });
  });

  it('is answered by who said so, once they have put it right; and not the other way round', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    await about(id, [officer.id]);
    expect(await mayOf(senior, id)).toContain('answered');
    expect(await answerOf(senior, id)).toEqual({ kind: 'done' });
    const other = await sendOne('complaint');
    await about(other.id, [officer.id]);
    await about(other.id);
    expect(await answerOf(senior, other.id)).toEqual({ kind: 'said-nobody' });
    await expect(
      db().complaintMove.create({
        data: { itemId: other.id, move: 'answered', on: new Date(), byId: senior.id },
      }),
    ).rejects.toThrow(/whoever said that it is about nobody/);
  });

  it('told of by letter or phone was told on that day, not before it came and not in the future', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    await receivedAgo(id, 9);
    const letter = (days: number) => ({ means: 'letter', on: after(days).toString() });
    const on = 'on';
    expect(await acknowledge(officer, id, DAY, letter(-10))).toEqual({
      kind: 'day-before',
      field: on,
    });
    expect(await answerOf(officer, id, DAY, letter(1))).toEqual({
      kind: 'day-in-future',
      field: on,
    });
    expect(await acknowledge(officer, id, DAY, letter(-7))).toEqual({ kind: 'done' });
    expect(await answerOf(officer, id, DAY, letter(-2))).toEqual({ kind: 'done' });
    const ended = await db().clock.findMany({ where: { itemId: id }, orderBy: { rule: 'asc' } });
    expect(ended.map(({ endedOn }) => endedOn?.toISOString().slice(0, 10))).toEqual([
      after(-7).toString(),
      after(-2).toString(),
    ]);
    const { moves } = (await readComplaint(officer, id))!;
    expect(moves.slice(1).map((move) => move.on)).toEqual([
      after(-7).toString(),
      after(-2).toString(),
    ]);
    expect(await askSecond(officer, id, after(-1).toString())).toEqual({ kind: 'done' });
    const early = { ...answer, ...letter(-2), means: 'phone' as const };
    expect(await answerSecondTime(second, id, { ...(await openForm(id)), ...early }, DAY)).toEqual({
      kind: 'day-before',
      field: on,
    });
  });

  it('is looked at again where who answered turns out to be whom it is about', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    await answerOf(officer, id);
    expect(await again(senior, id)).toEqual({ kind: 'answer-stands' });
    await about(id, [officer.id]);
    expect(await mayOf(second, id)).not.toContain('looks-again');
    expect(await again(second, id)).toEqual({ kind: 'not-allowed' });
    expect(await mayOf(senior, id)).toContain('looks-again');
    expect(await again(senior, id)).toEqual({ kind: 'done' });
    expect(await item(id)).toMatchObject({ status: 'open', closedAt: null });
    expect((await clocks(id)).at(-1)).toMatchObject([
      'complaint-answer',
      'running',
      expect.anything(),
    ]);
    expect(await askSecond(second, id, DAY.toString())).toEqual({ kind: 'done-before' });
    expect(await secondAnswer(second, id)).toEqual({ kind: 'done' });
    expect(await close(id, 'done', {}, second)).toEqual({ kind: 'done' });
  });

  it('is looked at again where it was closed unanswered by whom it is about, and gets its first answer', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    await claimItems(officer, [{ id, seenOwnerId: null }]);
    await close(id, 'withdrawn', { text: 'They rang.' });
    expect(await again(senior, id)).toEqual({ kind: 'answer-stands' });
    await about(id, [officer.id]);
    expect(await mayOf(senior, id)).toContain('looks-again');
    expect(await again(senior, id)).toEqual({ kind: 'done' });
    expect(await item(id)).toMatchObject({ status: 'open', closedAt: null, ownerId: null });
    expect((await clocks(id)).at(-1)).toMatchObject([
      'complaint-answer',
      'running',
      expect.anything(),
    ]);
    expect(await secondAnswer(second, id)).toEqual({ kind: 'not-asked' });
    expect(await close(id, 'done', {}, second)).toEqual({ kind: 'not-done' });
    expect(await answerOf(second, id)).toEqual({ kind: 'done' });
    expect(await again(senior, id)).toEqual({ kind: 'done-before' });
    expect(await askSecond(second, id, DAY.toString())).toEqual({ kind: 'done' });
    expect(await secondAnswer(second, id)).toEqual({ kind: 'same-person' });
    expect(await secondAnswer(senior, id)).toEqual({ kind: 'done' });
  });

  it('is told of by no email where the newest notice with its address says that email is not safe', async () => {
    const toldByMail = async (email: string) => {
      const { id } = await sendOne('complaint', email);
      await about(id);
      expect(await acknowledge(officer, id)).toEqual({ kind: 'done' });
      expect(await db().message.count({ where: { itemId: id } })).toBe(1);
      const where = { toAddress: email, template: 'message-waiting' };
      return (await db().outgoingMail.count({ where })) > 0;
    };
    const notice = (
      of: { accountId?: string; contactEmail?: string },
      day: string,
      safe: boolean,
    ) =>
      createQueueItem({
        ...of,
        receivedAt: `2026-11-${day}T09:30:00Z`,
        flags: safe ? [] : ['not-safe-to-email'],
      });
    const { id: accountId, email } = await createAccount();
    await notice({ accountId }, '10', true);
    expect(await toldByMail(email)).toBe(true);
    await db().outgoingMail.deleteMany();
    await notice({ accountId }, '11', false);
    expect(await toldByMail(email)).toBe(false);
    await notice({ contactEmail: 'rang@example.org' }, '12', false);
    expect(await toldByMail('rang@example.org')).toBe(false);
    await notice({ contactEmail: 'rang@example.org' }, '13', true);
    expect(await toldByMail('rang@example.org')).toBe(true);
    expect(await toldByMail('nobody-else@example.org')).toBe(true);
  });

  it('is answered by an email in the language in which they wrote, wherever they signed in before', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    const account = await createAccount({ language: 'en' });
    await db().queueItem.update({ where: { id }, data: { accountId: account.id } });
    await acknowledge(officer, id);
    const parent: Parent = { kind: 'parent', ...account, language: 'en', sessionId: 'none' };
    const words = { key: crypto.randomUUID(), words: 'شکریہ' };
    await writeToCouncil(parent, (await findMatter(account.id, id))!, 'ur', words);
    await answerOf(officer, id);
    const mails = await db().outgoingMail.findMany({
      where: { toAddress: account.email },
      orderBy: { createdAt: 'asc' },
    });
    expect(mails).toMatchObject([
      { language: 'ro', data: { path: `/ro/family/matter/${id}` } },
      { language: 'ur', data: { path: `/ur/family/matter/${id}` } },
    ]);
  });

  it('of somebody without an email address is told by letter or phone', async () => {
    const { id } = await sendOne('complaint', '');
    await about(id);
    expect(await acknowledge(officer, id)).toEqual({ kind: 'unreachable' });
    expect(await acknowledge(officer, id, DAY, { means: 'letter' })).toEqual({ kind: 'done' });
    expect(await db().message.count({ where: { itemId: id } })).toBe(0);
    const kept = await db().complaintMove.findFirst({ where: { move: 'acknowledged' } });
    expect(kept).toMatchObject({ means: 'letter', text: 'Dear Ana.', byId: officer.id });
  });

  it('is not closed, nor are its clocks moved, by the ways of other items', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    const closing = { ...(await openForm(id)), reason: '' };
    expect(await closeItem(officer, id, closing, DAY)).toMatchObject({
      kind: 'children-undecided',
    });
    const clock = await db().clock.findFirstOrThrow({ where: { itemId: id } });
    for (const move of ['pause', 'stop', 'met'] as const) {
      const form = { ...(await openForm(id)), move, reason: 'So.' };
      expect(await moveClock(officer, id, clock.id, form, DAY)).toEqual({
        kind: 'clock',
        because: 'own-moves',
      });
    }
    const longer = {
      ...(await openForm(id)),
      agreedOn: after(60).toString(),
      reason: 'So.',
      children: [],
    };
    expect(await agreeMoreTime(officer, id, longer, DAY)).toEqual({ kind: 'own-moves' });
    expect(await db().message.count({ where: { itemId: id } })).toBe(0);
  });

  it('that was acknowledged is not new again where it is put back', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    const putBack = async () => {
      await claimItems(officer, [{ id, seenOwnerId: null }]);
      await releaseItems(officer, [{ id, seenOwnerId: officer.id }]);
      return (await item(id)).status;
    };
    expect(await putBack()).toBe('new');
    await acknowledge(officer, id, DAY, { means: 'letter' });
    expect(await putBack()).toBe('open');
  });

  it('that is closed after its last day counts as late', async () => {
    const lateOf = async (on: Temporal.PlainDate) => {
      const { id } = await sendOne('complaint');
      await about(id);
      const why = { why: 'withdrawn' as const, text: 'Rang.', means: null };
      const form = { ...(await openForm(id)), ...why };
      expect(await closeComplaint(officer, id, form, on)).toEqual({ kind: 'done' });
      const [counted] = await countComplaints(senior.id, on.toString());
      return counted!.late;
    };
    expect(await lateOf(after(2))).toBe(0);
    expect(await lateOf(after(60))).toBe(1);
  });
});

describe('a complaint about data protection', () => {
  it('is acknowledged by the day of the law, then answered within the council’s own time', async () => {
    const { id } = await sendOne('data-complaint');
    const standing = async () =>
      Object.fromEntries((await clocks(id)).map(([rule, status]) => [rule, status]));
    expect(await clocks(id)).toContainEqual([
      'data-complaint-acknowledge',
      'running',
      DAY.add({ days: 30 }).toString(),
    ]);
    expect((await standing())['complaint-answer']).toBe('running');
    await about(id);
    await acknowledge(officer, id, after(2));
    expect(await standing()).toEqual({
      'data-complaint-acknowledge': 'met',
      'complaint-answer': 'running',
    });
    await answerOf(officer, id, after(3), { outcome: 'not-upheld' });
    const told = await db().message.findFirst({ where: { itemId: id }, orderBy: { at: 'desc' } });
    expect(told!.data).toMatchObject({ next: ['second', 'commissioner'] });
  });
});

describe('a request for one’s own data', () => {
  const lateOn = async (on: Temporal.PlainDate) => {
    const counts = await countComplaints(senior.id, on.toString());
    return counts.find(({ kind }) => kind === 'own-data')!.late;
  };
  const dueOn = async (id: string) => (await clocks(id))[0]![2];
  const identify = async (id: string, on: Temporal.PlainDate) =>
    askIdentity(officer, id, { ...(await openForm(id)), ...words }, on);
  const shown = async (id: string, on: Temporal.PlainDate, day = on) =>
    recordIdentity(
      officer,
      id,
      { ...(await openForm(id)), on: on.toString(), text: 'Called back.' },
      day,
    );
  const extendBy = async (id: string, months: number, on: Temporal.PlainDate) =>
    extendOwnData(officer, id, { ...(await openForm(id)), ...words, months }, on);
  const give = async (
    id: string,
    on: Temporal.PlainDate,
    day = on,
    outcome: 'given' | 'refused' = 'given',
  ) =>
    giveOwnData(
      officer,
      id,
      { ...(await openForm(id)), ...words, outcome, on: on.toString() },
      day,
    );
  const month = DAY.add({ months: 1 });

  it('stands still only while the council waits to hear who they are', async () => {
    const { id } = await sendOne('own-data');
    expect(await dueOn(id)).toBe(month.toString());
    expect(await shown(id, DAY)).toEqual({ kind: 'not-asked' });
    expect(await identify(id, after(3))).toEqual({ kind: 'done' });
    expect((await clocks(id))[0]![1]).toBe('paused');
    expect((await item(id)).status).toBe('waiting-parent');
    expect(await identify(id, after(4))).toEqual({ kind: 'identity-open' });
    expect(await give(id, after(4))).toEqual({ kind: 'identity-open' });
    expect(await shown(id, after(9), after(8))).toEqual({ kind: 'day-in-future', field: 'on' });
    expect(await shown(id, after(2), after(8))).toEqual({ kind: 'day-before', field: 'on' });
    expect(await shown(id, after(8))).toEqual({ kind: 'done' });
    expect(await dueOn(id)).toBe(month.add({ days: 5 }).toString());
    expect((await clocks(id))[0]![1]).toBe('running');
    expect((await item(id)).status).toBe('open');
  });

  it('that is closed while it stands still is not late, however long nobody answered; one that went on is', async () => {
    const closeOn = async (id: string, on: Temporal.PlainDate) => {
      const form = {
        ...(await openForm(id)),
        why: 'withdrawn' as const,
        text: 'Rang.',
        means: null,
      };
      expect(await closeComplaint(officer, id, form, on)).toEqual({ kind: 'done' });
    };
    const waits = await sendOne('own-data');
    await identify(waits.id, after(3));
    await closeOn(waits.id, after(60));
    expect((await clocks(waits.id))[0]![1]).toBe('stopped');
    expect(await lateOn(after(60))).toBe(0);
    const wentOn = await sendOne('own-data');
    await identify(wentOn.id, after(3));
    await shown(wentOn.id, after(8));
    await closeOn(wentOn.id, after(60));
    expect(await lateOn(after(60))).toBe(1);
  });

  it('is not given on a day on which the clock still waited; nobody is told of it then', async () => {
    const { id } = await sendOne('own-data');
    await identify(id, after(3));
    await shown(id, after(8));
    const told = await db().message.count({ where: { itemId: id } });
    expect(await give(id, after(5), after(9))).toEqual({ kind: 'day-before', field: 'on' });
    expect(await db().message.count({ where: { itemId: id } })).toBe(told);
    expect(await give(id, after(8), after(9))).toEqual({ kind: 'done' });
    expect((await clocks(id))[0]![1]).toBe('met');
  });

  it('cannot be made to wait once its last day has gone by', async () => {
    const { id } = await sendOne('own-data');
    expect(await identify(id, month.add({ days: 1 }))).toEqual({
      kind: 'clock',
      because: 'missed',
    });
    expect(await db().message.count({ where: { itemId: id } })).toBe(0);
  });

  it('may take one or two further months, told within the first, once', async () => {
    const { id } = await sendOne('own-data');
    const late = await sendOne('own-data');
    expect(await extendBy(late.id, 1, month.add({ days: 1 }))).toEqual({
      kind: 'clock',
      because: 'too-late',
    });
    expect(await extendBy(id, 2, month)).toEqual({ kind: 'done' });
    expect(await dueOn(id)).toBe(DAY.add({ months: 3 }).toString());
    expect(await extendBy(id, 1, month)).toEqual({ kind: 'done-before' });
    const told = await db().message.findFirstOrThrow({ where: { itemId: id } });
    expect(told.data).toMatchObject({
      complaint: 'extended',
      until: DAY.add({ months: 3 }).toString(),
    });
    const values = (months: string) =>
      parse(complaintSchemas.extended, {
        version: '0',
        seen: '0',
        submitKey: crypto.randomUUID(),
        text: 'Many letters.',
        means: 'letter',
        months,
      }).ok;
    expect(['0', '1', '2', '3', '1.5', ''].map(values)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('says what was given, when and by what means; late is late', async () => {
    const { id } = await sendOne('own-data');
    expect(await give(id, after(2), after(1))).toEqual({ kind: 'day-in-future', field: 'on' });
    expect(await give(id, after(-1), after(1))).toEqual({ kind: 'day-before', field: 'on' });
    expect(await give(id, after(1), after(5))).toEqual({ kind: 'done' });
    const kept = await db().complaintMove.findFirstOrThrow({ where: { itemId: id } });
    expect(kept).toMatchObject({ move: 'given', outcome: 'given', means: 'portal' });
    expect(kept.on.toISOString().slice(0, 10)).toBe(after(1).toString());
    const refused = await sendOne('own-data');
    await give(refused.id, month.add({ days: 4 }), month.add({ days: 4 }), 'refused');
    const told = await db().message.findFirstOrThrow({ where: { itemId: refused.id } });
    expect(told.data).toEqual({ complaint: 'data-refused', next: ['commissioner'] });
    const [counted] = await countComplaints(senior.id, month.add({ days: 5 }).toString());
    expect(counted).toEqual({
      kind: 'own-data',
      received: 2,
      open: 0,
      inTime: 1,
      late: 1,
      outcomes: { given: 1, refused: 1 },
    });
  });
});

describe('a compliment', () => {
  it('is passed on to whom it is for, read by them, thanked and closed', async () => {
    const { id, reference } = await sendOne('compliment');
    const form = async () => openForm(id);
    const send = await staffWith('SEND');
    expect(await passOn(senior, id, { ...(await form()), staff: [send.id] }, DAY)).toEqual({
      kind: 'not-staff',
    });
    expect(
      await passOn(senior, id, { ...(await form()), staff: [officer.id, second.id] }, DAY),
    ).toEqual({ kind: 'done' });
    const mails = await db().outgoingMail.findMany({ where: { template: 'staff-alert' } });
    expect(mails.map(({ toAddress }) => toAddress).sort()).toEqual(
      [officer.email, second.email].sort(),
    );
    expect(mails[0]!.data).toEqual({ path: `/officer/item/${id}`, reference });
    expect(await markSeen(officer, id, await form(), DAY)).toEqual({ kind: 'done' });
    expect(await markSeen(officer, id, await form(), DAY)).toEqual({ kind: 'done-before' });
    expect(await markSeen(second, id, await form(), DAY)).toEqual({ kind: 'done' });
    expect(await thankSender(senior, id, { ...(await form()), ...words }, DAY)).toEqual({
      kind: 'done',
    });
    expect((await item(id)).closedAt).not.toBeNull();
    expect(await close(id, 'done')).toEqual({ kind: 'done' });
    expect((await item(id)).status).toBe('closed');
  });
});

describe('a move', () => {
  it('belongs to its kind', async () => {
    const compliment = await sendOne('compliment');
    const request = await sendOne('own-data');
    expect(await acknowledge(officer, compliment.id)).toEqual({ kind: 'other-kind' });
    expect(await answerOf(officer, request.id)).toEqual({ kind: 'other-kind' });
    expect(await mayOf(officer, request.id)).toEqual([
      'identity-asked',
      'extended',
      'given',
      'closed',
    ]);
    expect(await mayOf(officer, compliment.id)).toEqual(['passed-on', 'seen', 'thanked', 'closed']);
  });

  it('that a colleague was quicker with keeps the words that were typed, and says who made it', async () => {
    const { id } = await sendOne('complaint');
    await about(id);
    const typed = { ...(await openForm(id)), text: 'My long answer.', means: 'portal' };
    expect(await acknowledge(second, id)).toEqual({ kind: 'done' });
    const form = { ...typed, outcome: 'upheld', version: String(typed.version) };
    const asked = async (move: string) => {
      const cookie = await inTransaction((tx) =>
        openSession(tx, new Request('http://localhost/'), {
          audience: 'staff',
          staffId: officer.id,
        }),
      );
      const url = `http://localhost/officer/item/${id}/complaint/${move}`;
      const headers = { Cookie: cookie.split(';')[0]! };
      const [params, context] = [{ item: id, move }, {}];
      const request = new Request(url, {
        headers,
        method: 'POST',
        body: new URLSearchParams(form),
      });
      const action = { request, params, context } as unknown as ActionFunctionArgs;
      return { action, loader: { ...action, request: new Request(url, { headers }) } };
    };
    const { action, loader } = await asked('acknowledged');
    await expect(loadComplaintMove(loader)).rejects.toMatchObject({ status: 404 });
    expect(await answerComplaintMove(action)).toMatchObject({
      init: { status: 400 },
      data: {
        values: { text: 'My long answer.' },
        errors: [{ field: 'form', code: 'stale' }],
        changes: [{ action: 'message.council' }, { action: 'item.complaint-acknowledged' }],
      },
    });
    expect(await loadComplaintMove(loader)).toMatchObject({ move: 'acknowledged', item: { id } });
    const other = await asked('given');
    await answerComplaintMove(other.action);
    await expect(loadComplaintMove(other.loader)).rejects.toMatchObject({ status: 404 });
  });

  it('is not for those who do not work on cases', async () => {
    const { id } = await sendOne('compliment');
    for (const role of ['SEND', 'ADMIN'] as const) {
      const other = await staffWith(role);
      expect(await markSeen(other, id, await openForm(id), DAY)).toEqual({ kind: 'not-allowed' });
    }
  });

  it.each<[ComplaintMoveName, Record<string, string | string[]>, string[]]>([
    ['about', {}, ['staff:staff-or-nobody']],
    ['about', { nobody: 'yes', staff: crypto.randomUUID() }, ['staff:staff-or-nobody']],
    ['answered', { text: 'So.', means: 'letter' }, ['outcome:required']],
    [
      'answered',
      { text: 'So.', means: 'letter', outcome: 'upheld', doing: 'This.' },
      ['doBy:required'],
    ],
    ['given', { text: 'So.', means: 'post', outcome: 'given' }, ['means:required', 'on:required']],
    ['passed-on', {}, ['staff:required']],
    ['identity-shown', { text: ' ' }, ['text:required', 'on:required']],
    ['closed', {}, ['why:required']],
    ['closed', { why: 'withdrawn' }, ['text:reason-missing']],
    ['closed', { why: 'repeat', text: 'So.' }, ['means:required']],
  ])('%s asks for what it needs', (move, given, expected) => {
    const form = new FormData();
    const all = { version: '0', seen: '0', submitKey: crypto.randomUUID(), ...given };
    for (const [name, value] of Object.entries(all)) {
      for (const one of [value].flat()) form.append(name, one);
    }
    const parsed = parse(complaintSchemas[move], formValues(form));
    const found = parsed.ok
      ? []
      : parsed.problems.errors.map(({ field, code }) => `${field}:${code}`);
    expect(found.sort()).toEqual([...expected].sort());
  });
});
