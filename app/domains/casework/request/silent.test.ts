import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { clearExpired } from '~/platform/auth/clear-expired.server';
import { db } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { asDate } from '~/domains/clock/index.server';
import { createFamily } from '../../../../tests/factories';
import { addParent } from '../letter/letter.test-support';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { loadSilent } from './load-silent.server';
import { markSilent } from './mark-silent.server';
import { readSilentState } from './request.address';
import { childDue, emailsTaken, followUp, release } from './request.test-support';
import { countSilent, SILENT_PAGE } from './silent.store.server';

useOwnDatabase();
beforeAll(prepareJobs);

let officer: Staff;

beforeEach(async () => {
  await db()
    .$executeRaw`truncate queue_item, child, family, staff_member, round, outgoing_mail cascade`;
  officer = await staffWith('OFFICER');
});

const day = (iso: string) => Temporal.PlainDate.from(iso);
const state = (search = '') => readSilentState(new URLSearchParams(search));
const silent = (on: string, search = '') => loadSilent(officer, state(search), day(on));
const names = async (on: string) => (await silent(on)).families.map(({ name }) => name);

async function family(name: string, parent: Partial<Parameters<typeof addParent>[1]> = {}) {
  const { id } = await createFamily({ name });
  await addParent(id, { name: `Parent ${name}`, more: { phone: '020 7946 0000' }, ...parent });
  return { id, child: await childDue(id, name) };
}

describe('families of whom nothing was heard', () => {
  it('come up once the day of the second letter is over, and without one once it is overdue', async () => {
    await family('Ana');
    const roundId = await release(officer);
    await emailsTaken(roundId);
    expect(await names('2026-12-23')).toEqual([]);
    // The second letter may go on the 24th; the day after, its absence is said.
    expect(await names('2026-12-24')).toEqual([]);
    const [late] = (await silent('2026-12-25')).families;
    expect(late).toMatchObject({ name: 'Ana', stage: 'first' });
    await followUp(officer, roundId, 'second', day('2026-12-28'));
    expect(await names('2026-12-29')).toEqual([]);
    expect(await names('2027-01-11')).toEqual([]);
    const [after] = (await silent('2027-01-12')).families;
    expect(after).toMatchObject({
      stage: 'second',
      issuedOn: '2026-11-24',
      answerBy: '2027-01-11',
    });
  });

  it('come in the order of indicators, rating, and how long', async () => {
    const [quiet, red, minded] = [
      await family('Quiet'),
      await family('Red'),
      await family('Minded'),
    ];
    await emailsTaken(await release(officer));
    await db().rating.create({
      data: { childId: red.child.id, level: 'high-red', reason: 'r', byId: officer.id },
    });
    await db().indicator.create({
      data: { childId: minded.child.id, code: 'isolation', reason: 'r', byId: officer.id },
    });
    const older = await family('Older');
    const roundId = await release(officer);
    await emailsTaken(roundId);
    await db().annualRequest.updateMany({
      where: { familyId: older.id },
      data: { issuedOn: asDate('2026-10-01'), answerBy: asDate('2026-10-29') },
    });
    expect(await names('2027-01-05')).toEqual(['Minded', 'Red', 'Older', 'Quiet']);
    expect(await countSilent(day('2027-01-05'))).toEqual({ count: 4, withIndicators: 1 });
    expect(quiet.id).toBeTruthy();
  });

  it('leaves out who answered, has more time, was ended, was not reached, or is not at home', async () => {
    const all = {
      answered: await family('Answered'),
      time: await family('Time'),
      ended: await family('Ended'),
      bounced: await family('Bounced'),
      school: await family('School'),
      reviewed: await family('Reviewed'),
      silent: await family('Silent'),
    };
    await emailsTaken(await release(officer));
    const child = (one: { child: { id: string } }) => ({ childId: one.child.id });
    await db().requestChild.updateMany({
      where: child(all.answered),
      data: { answeredOn: asDate('2026-12-01') },
    });
    await db().requestChild.updateMany({
      where: child(all.time),
      data: { moreTimeUntil: asDate('2027-01-05') },
    });
    await db().annualRequest.updateMany({
      where: { familyId: all.ended.id },
      data: { endedOn: asDate('2026-12-02'), endReason: 'Moved away' },
    });
    await db().$executeRaw`
      update outgoing_mail m set returned_at = now() from round_copy y
      where y.mail_id = m.id and y.family_id = ${all.bounced.id}::uuid`;
    await db().child.update({
      where: { id: all.school.child.id },
      data: { status: 'back-at-school' },
    });
    await db().review.update({
      where: { id: all.reviewed.child.reviewId },
      data: { state: 'reported', conclusion: 'suitable', reportedOn: asDate('2026-12-03') },
    });
    expect(await names('2027-01-05')).toEqual(['Silent']);
    expect((await names('2027-01-06')).sort()).toEqual(['Silent', 'Time']);
  });

  it('shows what was tried and names another way, with nothing of blame in it', async () => {
    const ana = await family('Ana', {
      language: 'ur',
      street: '1 Hill Road',
      more: { phone: '020 7946 0000', interpreter: 'spoken' },
    });
    const roundId = await release(officer);
    await emailsTaken(roundId);
    const { itemId } = await db().requestReader.findFirstOrThrow();
    await db().contactEntry.create({
      data: {
        itemId,
        happenedOn: asDate('2026-12-20'),
        how: 'phone',
        who: 'Parent Ana',
        outcome: 'no-answer',
        byId: officer.id,
      },
    });
    const [shown] = (await silent('2027-01-05')).families;
    expect(shown).toMatchObject({
      messages: [{ stage: 'first', how: 'email', state: 'delivered' }],
      tries: [{ on: '2026-12-20', how: 'phone', outcome: 'no-answer' }],
      ways: ['post', 'offer-visit', 'call-with-interpreter'],
      items: [{ id: itemId, name: 'Parent Ana' }],
    });
    const looks = await db().auditEvent.count({
      where: { childId: ana.child.id, action: 'child.viewed' },
    });
    expect(looks).toBe(1);
  });

  it('stays a message that was delivered when its email is cleared from the outbox', async () => {
    await family('Ana');
    await emailsTaken(await release(officer));
    const later = new Date('2027-06-01T00:00:00Z');
    await clearExpired(later);
    const [shown] = (await silent('2027-06-01')).families;
    expect(shown!.messages).toMatchObject([{ state: 'delivered' }]);
  });

  it('pages by key', async () => {
    for (let at = 0; at < SILENT_PAGE + 2; at += 1) await family(`F${at}`);
    await emailsTaken(await release(officer));
    const first = await silent('2027-01-05');
    const next = await silent('2027-01-05', first.nextTo!.split('?')[1]);
    const back = await silent('2027-01-05', next.previousTo!.split('?')[1]);
    expect([first.families.length, next.families.length]).toEqual([SILENT_PAGE, 2]);
    expect(next.nextTo).toBeNull();
    const ids = (page: typeof first) => page.families.map(({ requestId }) => requestId);
    expect(ids(back)).toEqual(ids(first));
    expect(new Set([...ids(first), ...ids(next)]).size).toBe(SILENT_PAGE + 2);
  });
});

describe('the mark of silence', () => {
  const flagged = async () =>
    (await db().queueItem.findMany({ where: { flags: { has: 'no-answer' } } })).length;

  it('is set and taken off by a job that may run again at any time, and decides nothing', async () => {
    const ana = await family('Ana');
    await emailsTaken(await release(officer));
    expect(await markSilent(day('2026-12-24'))).toEqual({ marked: 0, cleared: 0, stopped: 0 });
    expect(await markSilent(day('2026-12-25'))).toEqual({ marked: 1, cleared: 0, stopped: 0 });
    expect(await markSilent(day('2026-12-25'))).toEqual({ marked: 0, cleared: 0, stopped: 0 });
    expect(await flagged()).toBe(1);
    const item = await db().queueItem.findFirstOrThrow({ where: { kind: 'annual-request' } });
    expect(item).toMatchObject({ status: 'waiting-parent', version: 0 });
    expect(await db().formalStep.count()).toBe(0);
    await db().requestChild.updateMany({
      where: { childId: ana.child.id },
      data: { moreTimeUntil: asDate('2027-02-01') },
    });
    expect(await markSilent(day('2026-12-26'))).toEqual({ marked: 0, cleared: 1, stopped: 0 });
    const trail = await db().auditEvent.findMany({
      where: { itemId: item.id, actorKind: 'system' },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual(['item.no-answer', 'item.no-answer-over']);
  });

  it('ends the wait of a parent for whom somebody else answered, once the day is over', async () => {
    const ana = await family('Ana');
    await addParent(ana.id, { name: 'Other parent' });
    await release(officer);
    await db().requestChild.updateMany({ data: { answeredOn: asDate('2026-12-01') } });
    expect((await markSilent(day('2026-12-22'))).stopped).toBe(0);
    expect((await markSilent(day('2026-12-23'))).stopped).toBe(2);
    const items = await db().queueItem.findMany({ where: { kind: 'annual-request' } });
    expect(items.map(({ status, nextDueOn }) => [status, nextDueOn])).toEqual([
      ['waiting-parent', asDate('9999-12-31')],
      ['waiting-parent', asDate('9999-12-31')],
    ]);
  });
});
