import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Parent, Staff } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { deliverBatches } from '~/platform/mail/deliver-batches.server';
import { asDate, forgetCalendar } from '~/domains/clock/index.server';
import { emptyYearly, type ToldChild, type YearlyAnswers } from '~/domains/evidence';
import {
  listToldChildren,
  saveYearly,
  sendTogether,
  startYearly,
} from '~/domains/evidence/index.server';
import { answersSchema } from '~/domains/notification';
import { submitNotification } from '~/domains/notification/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { readMail } from '../../../../tests/support/mail';
import { startSmtpSink, type SmtpSink } from '../../../../tests/support/smtp-sink';
import { agreeMoreTime } from '../item/agree-more-time.server';
import { openForm, staffWith } from '../item/item.test-support';
import { afterReportSent } from '../review/after-report.server';
import { changeReview } from '../review/change-review.server';
import { concludeReview } from '../review/conclude-review.server';
import { keepFinding } from '../review/keep-finding.server';
import { openReview } from '../review/open-review.server';
import { concludeForm, finding } from '../review/review.test-support';
import { registerRoundMails } from '../round/index.server';
import { listDue } from './due.store.server';
import { listFollowUps } from './follow.store.server';
import { loadSilent } from './load-silent.server';
import { markSilent } from './mark-silent.server';
import { followUp, release } from './request.test-support';
import { writeAnswer } from './write-answer.server';

let database: TestDatabase;
let sink: SmtpSink;
let officer: Staff;
let ioana: Parent;
let ana: ToldChild;
let mihai: ToldChild;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  sink = await startSmtpSink(await mkdtemp(path.join(tmpdir(), 'two-years-')));
  useEnvironment(readEnvironment({ SMTP_URL: sink.url }));
  await prepareJobs();
  registerRoundMails();
  await db().calendarClosure.createMany({
    data: [
      { fromDay: asDate('2027-12-20'), toDay: asDate('2027-12-31'), label: 'Christmas' },
      { fromDay: asDate('2028-10-23'), toDay: asDate('2028-10-27'), label: 'Autumn' },
    ],
  });
  forgetCalendar();
  officer = await staffWith('OFFICER');
});

afterEach(() => vi.useRealTimers());

afterAll(async () => {
  await sink.stop();
  await closeDatabase();
  await database.drop();
});

const day = (iso: string) => Temporal.PlainDate.from(iso);
const iso = (date: Date | null | undefined) => date?.toISOString().slice(0, 10) ?? null;

/** The portal at another moment: an instant, or noon of a day. */
function at(moment: string): Temporal.PlainDate {
  const instant = moment.length > 10 ? moment : `${moment}T12:00:00Z`;
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(new Date(instant));
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London').toPlainDate();
}

/** Everything that waits is delivered, at whatever hour. */
async function deliver(): Promise<void> {
  vi.useRealTimers();
  await deliverBatches();
}

/** The subjects of the emails that came to the parent: only rounds are delivered here. */
async function lettersTo(parent: Parent): Promise<string[]> {
  const mails = await readMail(parent.email, sink.folder);
  return mails.map(({ subject }) => subject);
}

const dueIn = async (month: string, today: string) =>
  (await listDue(db(), month, day(today))).map(
    ({ childId, dueOn }) => `${nameOf(childId)} ${dueOn}`,
  );

const nameOf = (childId: string) => (childId === ana.childId ? 'Ana' : 'Mihai');

const yearlyOf = (child: ToldChild) =>
  db().review.findFirstOrThrow({
    where: { childId: child.childId, kind: 'yearly', state: { in: ['planned', 'open'] } },
  });

async function nextDue(child: ToldChild): Promise<string | null> {
  const { itemId } = await yearlyOf(child);
  const clock = await db().clock.findFirstOrThrow({
    where: { itemId, rule: 'annual-review', endedOn: null },
  });
  return iso(clock.dueOn);
}

/** The yearly (or first) review of a child, from its beginning to the report that goes on that day. */
async function report(
  child: ToldChild,
  on: string,
  kind: 'first' | 'yearly' = 'yearly',
  sooner: { nextOn: string; nextReason: string } | null = null,
): Promise<void> {
  const today = at(on);
  let review = await db().review.findFirst({
    where: { childId: child.childId, kind, state: { in: ['planned', 'open'] } },
  });
  if (!review) {
    const opened = await inTransaction((tx) =>
      openReview(tx, { childId: child.childId, kind, startedOn: on, openedById: officer.id }),
    );
    review = await db().review.findUniqueOrThrow({ where: { id: opened.reviewId } });
  }
  if (review.state === 'planned') {
    const form = await openForm(review.itemId);
    await changeReview(officer, review.itemId, { ...form, does: 'begin', reason: '' }, today);
  }
  await keepFinding(officer, review.id, finding(), new Date());
  const form = await concludeForm(review.itemId, 'suitable', {
    ...(sooner && { sooner: true, nextOn: sooner.nextOn, nextReason: sooner.nextReason }),
  });
  expect(await concludeReview(officer, review.itemId, form, today)).toEqual({ kind: 'done' });
  const reviewId = review.id;
  await inTransaction((tx) => afterReportSent(tx, { reviewId, staffId: officer.id, today }));
}

async function answer(
  children: [ToldChild, Partial<YearlyAnswers>][],
  moment: string,
  itemId: string,
) {
  const today = at(moment);
  const drafts = [];
  for (const [child, said] of children) {
    const started = await startYearly({ id: ioana.id, language: 'ro' }, child.id, itemId);
    if (!('id' in started)) throw new Error(started.kind);
    const { version } = await db().sending.findUniqueOrThrow({ where: { id: started.id } });
    const answers = { ...emptyYearly(), ...said };
    const saved = await saveYearly(ioana.id, started.id, answers, version);
    drafts.push({ id: started.id, version: saved.kind === 'saved' ? saved.version : -1 });
  }
  const sent = await sendTogether(ioana, drafts, '/family', today);
  expect(sent.kind).toBe('sent');
}

const itemOf = async (roundId: string) =>
  (
    await db().requestReader.findFirstOrThrow({
      where: { request: { roundId } },
      select: { itemId: true },
    })
  ).itemId;

const clocksOf = async (itemId: string, rule: string) =>
  (await db().clock.findMany({ where: { itemId, rule }, orderBy: { createdAt: 'asc' } })).map(
    ({ dueOn, status }) => `${iso(dueOn)} ${status}`,
  );

describe('two years of a family', { timeout: 60_000 }, () => {
  let roundOne: string;
  let roundTwo: string;
  let roundThree: string;

  it('begin with a notice and a report for each child', async () => {
    const today = at('2026-12-14');
    const account = await db().account.create({
      data: { email: 'ioana@example.org', language: 'ro' },
    });
    ioana = { kind: 'parent', id: account.id, email: account.email, language: 'ro', sessionId: '' };
    const draft = await db().notificationDraft.create({
      data: {
        accountId: ioana.id,
        language: 'ro',
        expiresAt: new Date('2030-01-01'),
        answers: answersSchema.parse({
          you: { name: 'Ioana Popa', relation: 'mother' },
          children: [
            ['Ana', '2016-05-04'],
            ['Mihai', '2012-11-05'],
          ].map(([givenNames, dateOfBirth]) => ({
            key: randomUUID(),
            givenNames,
            familyName: 'Popa',
            dateOfBirth,
            learning: { setting: 'never-at-school' },
          })),
        }),
      },
    });
    expect((await submitNotification(ioana, draft.id, today)).kind).toBe('sent');
    const told = await listToldChildren(ioana.id);
    ana = told.find(({ name }) => name === 'Ana')!;
    mihai = told.find(({ name }) => name === 'Mihai')!;
    await db().child.updateMany({ data: { status: 'home-educated' } });
    await db().notificationChild.updateMany({ data: { outcome: 'accepted' } });
    await report(ana, '2027-01-11', 'first');
    await report(mihai, '2027-01-11', 'first');
    expect([await nextDue(ana), await nextDue(mihai)]).toEqual(['2028-01-11', '2028-01-11']);
  });

  it('nobody is asked before the year is nearly over, and then both children together', async () => {
    expect(await dueIn('2027-11', '2027-10-31')).toEqual([]);
    expect(await dueIn('2027-12', '2027-11-30')).toEqual([]);
    expect((await dueIn('2028-01', '2027-12-06')).sort()).toEqual([
      'Ana 2028-01-11',
      'Mihai 2028-01-11',
    ]);
    roundOne = await release(officer, '2028-01', at('2027-12-06'));
    await deliver();
    const requests = await db().annualRequest.findMany({ include: { children: true } });
    expect(requests.map(({ children, answerBy }) => [children.length, iso(answerBy)])).toEqual([
      [2, '2028-01-03'],
    ]);
    expect(await lettersTo(ioana)).toHaveLength(1);
    expect(await dueIn('2028-01', '2027-12-06')).toEqual([]);
  });

  it('over Christmas an answer is read in school days that leave out the holidays', async () => {
    const itemId = await itemOf(roundOne);
    await answer(
      [[ana, { areas: { ...emptyYearly().areas, academic: { changed: 'yes', words: 'Citim' } } }]],
      '2027-12-24T16:00:00Z',
      itemId,
    );
    // 27 and 28 December and 3 January are bank holidays; schools are closed until the 31st.
    expect(await clocksOf(itemId, 'evidence-reading')).toEqual(['2028-01-17 running']);
    expect(await clocksOf(itemId, 'request-answer')).toEqual(['2028-01-03 running']);
  });

  it('whoever asks for time gets it, and the day may be the one on which the clocks go forward', async () => {
    const itemId = await itemOf(roundOne);
    await answer(
      [[mihai, { later: { weeks: 12, because: 'Un copil nou' } }]],
      '2028-01-03T23:59:00Z',
      itemId,
    );
    const today = at('2028-01-05');
    const agreed = await agreeMoreTime(
      officer,
      itemId,
      {
        ...(await openForm(itemId)),
        agreedOn: '2028-03-26',
        reason: 'A new baby',
        children: [mihai.childId],
      },
      today,
    );
    expect(agreed).toEqual({ kind: 'done' });
    expect(await clocksOf(itemId, 'more-time')).toEqual(['2028-03-26 running']);
    // Neither the reminder nor the second letter is due for a family that agreed a day.
    for (const later of ['2027-12-20', '2028-01-05', '2028-03-26']) {
      const due = await listFollowUps(day(later));
      const families = due.filter(({ roundId }) => roundId === roundOne).map((one) => one.families);
      expect(
        families.every((count) => count === 0),
        later,
      ).toBe(true);
    }
    expect((await markSilent(at('2028-03-26'))).marked).toBe(0);
    await answer(
      [[mihai, { whole: { changed: 'yes', words: 'Totul merge bine' } }]],
      // 01:30 on the Sunday does not exist; this is 02:30 in London.
      '2028-03-26T01:30:00Z',
      itemId,
    );
    expect(await clocksOf(itemId, 'more-time')).toEqual(['2028-03-26 met']);
    expect(await lettersTo(ioana)).toHaveLength(1);
  });

  it('a report on leap day counts twelve months to the last day of February', async () => {
    await report(ana, '2028-02-29');
    expect(await nextDue(ana)).toBe('2029-02-28');
    expect(
      (await db().queueItem.findUniqueOrThrow({ where: { id: await itemOf(roundOne) } })).status,
    ).not.toBe('closed');
    await report(mihai, '2028-03-31', 'yearly', {
      nextOn: '2028-10-29',
      nextReason: 'He asked to talk about college in the autumn',
    });
    expect(await nextDue(mihai)).toBe('2028-10-29');
    const item = await db().queueItem.findUniqueOrThrow({ where: { id: await itemOf(roundOne) } });
    expect(item.status).toBe('closed');
  });

  it('silence is met with three letters, each once, and ends with an officer after the day, never on it', async () => {
    expect(await dueIn('2028-10', '2028-09-25')).toEqual(['Mihai 2028-10-29']);
    roundTwo = await release(officer, '2028-10', at('2028-09-25'));
    await deliver();
    expect(await lettersTo(ioana)).toHaveLength(2);
    await followUp(officer, roundTwo, 'reminder', at('2028-10-09'));
    await deliver();
    expect(await lettersTo(ioana)).toHaveLength(3);
    await followUp(officer, roundTwo, 'second', at('2028-10-25'));
    await deliver();
    expect(await lettersTo(ioana)).toHaveLength(4);
    const request = await db().annualRequest.findFirstOrThrow({ where: { roundId: roundTwo } });
    // Fourteen days from 25 October, over the change of the clocks on the 29th.
    expect(iso(request.answerBy)).toBe('2028-11-08');
    expect((await markSilent(at('2028-11-08T23:30:00Z'))).marked).toBe(0);
    expect((await markSilent(at('2028-11-09T00:10:00Z'))).marked).toBe(1);
    expect((await markSilent(at('2028-11-10'))).marked).toBe(0);
    const silent = await loadSilent(officer, { after: null, before: null }, at('2028-11-10'));
    expect(silent.families.map(({ messages }) => messages.length)).toEqual([3]);
    const item = await db().queueItem.findUniqueOrThrow({ where: { id: await itemOf(roundTwo) } });
    expect(item.flags).toContain('no-answer');
    // Silence leads to no step by itself.
    expect(await db().formalStep.count()).toBe(0);
  });

  it('an answer by telephone is an answer', async () => {
    const itemId = await itemOf(roundTwo);
    const written = await writeAnswer(
      officer,
      itemId,
      {
        ...(await openForm(itemId)),
        children: [mihai.childId],
        how: 'phone',
        happenedOn: day('2028-11-13').toString(),
        text: 'He builds engines with his uncle and starts college in September.',
      },
      at('2028-11-13'),
    );
    expect(written).toEqual({ kind: 'done' });
    await markSilent(at('2028-11-14'));
    const item = await db().queueItem.findUniqueOrThrow({ where: { id: itemId } });
    expect(item.flags).not.toContain('no-answer');
    await report(mihai, '2028-12-01');
    expect(await nextDue(mihai)).toBe('2029-12-01');
  });

  it('in the second year each child is asked about again for its own day, and once', async () => {
    expect(await dueIn('2029-02', '2029-01-15')).toEqual(['Ana 2029-02-28']);
    roundThree = await release(officer, '2029-02', at('2029-01-15'));
    await deliver();
    const itemId = await itemOf(roundThree);
    await answer([[ana, { still: 'yes', feeling: 'well' }]], '2029-01-20', itemId);
    expect(await clocksOf(itemId, 'request-answer')).toEqual(['2029-02-12 met']);
    await report(ana, '2029-02-28');
    expect(await nextDue(ana)).toBe('2030-02-28');
    const asked = await db().requestChild.findMany({
      orderBy: [{ dueOn: 'asc' }, { childId: 'asc' }],
    });
    expect(asked.map(({ childId, dueOn }) => `${nameOf(childId)} ${iso(dueOn)}`).sort()).toEqual([
      'Ana 2028-01-11',
      'Ana 2029-02-28',
      'Mihai 2028-01-11',
      'Mihai 2028-10-29',
    ]);
    expect(asked.every(({ answeredOn }) => answeredOn !== null)).toBe(true);
    expect(await lettersTo(ioana)).toHaveLength(5);
    const mails = await readMail(ioana.email, sink.folder);
    expect(mails.some((mail) => /Ana|Mihai|Popa/.test(mail.subject + mail.text + mail.html))).toBe(
      false,
    );
  });
});
