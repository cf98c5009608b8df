import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { asDate } from '~/domains/clock/index.server';
import { createFamily } from '../../../../tests/factories';
import { addParent } from '../letter/letter.test-support';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { exactMessages, letterToGo } from './exact-message.server';
import { findFollow, listFollow, listFollowUps } from './follow.store.server';
import { holdChildren } from './hold-children.server';
import { releaseFollowUp, releaseRequests } from './release-requests.server';
import { readFollowState } from './request.address';
import {
  childDue,
  followForm,
  followUp,
  MONTH,
  release,
  releaseForm,
  TODAY,
} from './request.test-support';

useOwnDatabase();

let officer: Staff;

beforeAll(prepareJobs);
beforeEach(async () => {
  await db()
    .$executeRaw`truncate queue_item, child, family, staff_member, round, letter_template cascade`;
  officer = await staffWith('OFFICER');
});

const day = (iso: string) => Temporal.PlainDate.from(iso);

/** A family of one parent and these children, all due in December. */
async function family(
  names: string[],
  parent: Parameters<typeof addParent>[1] = { name: 'Ioana' },
) {
  const { id } = await createFamily({ name: names[0] });
  await addParent(id, parent);
  const children = [];
  for (const name of names) children.push(await childDue(id, name));
  return { id, children };
}

describe('letting the requests of a month go', () => {
  it('writes to the families that were seen, in the words that were read, with the officer on record', async () => {
    const one = await family(['Ana', 'Ion']);
    await family(['Eva']);
    const roundId = await release(officer);
    const round = await db().round.findUniqueOrThrow({ where: { id: roundId } });
    expect(round).toMatchObject({
      kind: 'annual-request',
      stage: 'first',
      state: 'released',
      month: asDate('2026-12-01'),
      answerBy: asDate('2026-12-22'),
      releasedOn: asDate('2026-11-24'),
      decidedById: officer.id,
    });
    const requests = await db().annualRequest.findMany({ include: { children: true } });
    expect(requests).toHaveLength(2);
    expect(requests.find(({ familyId }) => familyId === one.id)!.children).toHaveLength(2);
    const released = await db().auditEvent.count({
      where: { action: 'round.released', actorId: officer.id },
    });
    expect(released).toBe(1);
  });

  it('lets one round go however often, or at the same moment, the form is sent', async () => {
    await family(['Ana']);
    const form = await releaseForm();
    const results = await Promise.all(
      [1, 2, 3].map(() => releaseRequests(officer, MONTH, form, TODAY)),
    );
    const again = await releaseRequests(officer, MONTH, form, TODAY);
    const ids = new Set(
      [...results, again].map((each) => each.kind === 'released' && each.roundId),
    );
    expect(ids.size).toBe(1);
    expect(await db().round.count()).toBe(1);
  });

  it('lets one of two officers who saw the same list go ahead, and tells the other', async () => {
    await family(['Ana']);
    const other = await staffWith('SENIOR');
    const forms = [await releaseForm(), await releaseForm()];
    const results = await Promise.all([
      releaseRequests(officer, MONTH, forms[0]!, TODAY),
      releaseRequests(other, MONTH, forms[1]!, TODAY),
    ]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['list-changed', 'released']);
    expect(await db().round.count()).toBe(1);
  });

  it('sends nothing where the list is another by now, and says who came, went, was held', async () => {
    const [ana, , eva] = [await family(['Ana']), await family(['Ion']), await family(['Eva'])];
    const form = await releaseForm();
    await db().review.update({
      where: { id: ana.children[0]!.reviewId },
      data: { state: 'open' },
    });
    await holdChildren(
      officer,
      eva.id,
      { submitKey: randomUUID(), children: [eva.children[0]!.id], reason: 'r', lookOn: null },
      TODAY,
    );
    await family(['Mia']);
    expect(await releaseRequests(officer, MONTH, form, TODAY)).toEqual({
      kind: 'list-changed',
      change: { came: ['Mia Popa'], went: ['Ana Popa'], held: ['Eva Popa'], freed: [] },
    });
    expect(await db().round.count()).toBe(0);
    expect((await releaseRequests(officer, MONTH, await releaseForm(), TODAY)).kind).toBe(
      'released',
    );
  });

  it('sends nothing where the words, or the day they name, are others than those that were read', async () => {
    await family(['Ana']);
    const form = await releaseForm();
    expect(await releaseRequests(officer, MONTH, form, day('2026-11-25'))).toEqual({
      kind: 'words-changed',
    });
    await db().letterTemplate.create({
      data: {
        kind: 'request-first',
        language: 'en',
        version: 1,
        subject: 'Hello',
        text: 'How is it going? {{link}}',
        byId: officer.id,
      },
    });
    expect(await releaseRequests(officer, MONTH, form, TODAY)).toEqual({ kind: 'words-changed' });
    expect(await db().round.count()).toBe(0);
  });

  it('goes no sooner than the month before, to nobody where all are held, and by officers alone', async () => {
    const { id, children } = await family(['Ana']);
    const form = await releaseForm();
    expect(await releaseRequests(officer, '2027-01', form, TODAY)).toEqual({ kind: 'not-now' });
    expect(await releaseRequests(await staffWith('SEND', 'ADMIN'), MONTH, form, TODAY)).toEqual({
      kind: 'not-allowed',
    });
    await holdChildren(
      officer,
      id,
      { submitKey: randomUUID(), children: [children[0]!.id], reason: 'r', lookOn: null },
      TODAY,
    );
    expect(await releaseRequests(officer, MONTH, await releaseForm(), TODAY)).toEqual({
      kind: 'nobody',
    });
  });

  it('is read beforehand in every language of a reader, exactly as it is sent', async () => {
    await family(['Ana'], { name: 'Ioana Popa', language: 'ro' });
    const answerBy = '2026-12-22';
    const letter = await letterToGo('first', TODAY.toString(), answerBy);
    const messages = exactMessages(letter, [
      { language: 'ro', how: 'email' },
      { language: 'ro', how: 'post' },
    ]);
    expect(
      messages.map(({ language, translated, byEmail, byPost }) => [
        language,
        translated,
        byEmail,
        byPost,
      ]),
    ).toEqual([
      ['en', true, 0, 0],
      ['ro', true, 1, 1],
    ]);
    for (const { text, subject } of messages) {
      expect(text + subject).not.toMatch(/Ana|Ioana|\{\{/);
      expect(text).toContain('/family/request/');
    }
    expect(messages[0]!.text).toContain('22 December 2026');
  });
});

describe('reminders and second letters', () => {
  it('show up when they are due, for the families that have not answered, and go when let go', async () => {
    const [ana, eva, ion] = [await family(['Ana']), await family(['Eva']), await family(['Ion'])];
    const roundId = await release(officer);
    expect(await listFollowUps(day('2026-12-07'))).toEqual([]);
    await db().requestChild.updateMany({
      where: { childId: eva.children[0]!.id },
      data: { answeredOn: asDate('2026-12-01') },
    });
    await db().requestChild.updateMany({
      where: { childId: ion.children[0]!.id },
      data: { moreTimeUntil: asDate('2026-12-31') },
    });
    expect(await listFollowUps(day('2026-12-08'))).toEqual([
      { roundId, month: MONTH, stage: 'reminder', from: '2026-12-08', families: 1 },
    ]);
    const on = day('2026-12-10');
    const followId = await followUp(officer, roundId, 'reminder', on);
    const copies = await db().roundCopy.findMany({ where: { roundId: followId } });
    expect(copies.map(({ familyId }) => familyId)).toEqual([ana.id]);
    expect(await listFollowUps(on)).toEqual([]);
    expect(await listFollowUps(day('2026-12-24'))).toMatchObject([
      { stage: 'second', families: 1 },
    ]);
    // More time is over: the family counts again.
    expect(await listFollowUps(day('2027-01-01'))).toMatchObject([
      { stage: 'second', families: 2 },
    ]);
  });

  it('a second letter gives a new day, and each letter goes once and only when it is due', async () => {
    await family(['Ana']);
    const roundId = await release(officer);
    const early = day('2026-12-07');
    expect(
      await releaseFollowUp(
        officer,
        { roundId, stage: 'reminder' },
        await followForm(roundId, 'reminder', early),
        early,
      ),
    ).toEqual({ kind: 'not-now' });
    const on = day('2026-12-24');
    const form = await followForm(roundId, 'second', on);
    const which = { roundId, stage: 'second' as const };
    const [one, two] = await Promise.all([
      releaseFollowUp(officer, which, form, on),
      releaseFollowUp(officer, which, form, on),
    ]);
    expect(one).toEqual(two);
    expect(one.kind).toBe('released');
    expect(await releaseFollowUp(officer, which, { ...form, submitKey: randomUUID() }, on)).toEqual(
      { kind: 'not-now' },
    );
    const { answerBy } = await db().round.findFirstOrThrow({ where: { ofId: roundId } });
    expect(answerBy).toEqual(asDate('2027-01-07'));
  });

  it('leaves out whom an officer holds, and nothing goes where somebody answered meanwhile', async () => {
    const [ana, eva] = [await family(['Ana']), await family(['Eva'])];
    const roundId = await release(officer);
    const on = day('2026-12-10');
    const form = await followForm(roundId, 'reminder', on);
    await holdChildren(
      officer,
      eva.id,
      {
        submitKey: randomUUID(),
        children: [eva.children[0]!.id],
        reason: 'In hospital',
        lookOn: null,
      },
      on,
    );
    const which = { roundId, stage: 'reminder' as const };
    expect(await releaseFollowUp(officer, which, form, on)).toEqual({
      kind: 'list-changed',
      change: { came: [], went: [], held: ['Eva'], freed: [] },
    });
    expect((await findFollow(roundId, readFollowState(new URLSearchParams()), on)).totals).toEqual({
      families: 2,
      children: 2,
      held: 1,
      undelivered: 0,
    });
    const followId = await followUp(officer, roundId, 'reminder', on);
    const families = await db().roundFamily.findMany({ where: { roundId: followId } });
    expect(families.find(({ familyId }) => familyId === eva.id)).toMatchObject({
      state: 'held',
      reason: 'In hospital',
    });
    expect(families.find(({ familyId }) => familyId === ana.id)).toMatchObject({ state: 'done' });
    const lines = await listFollow(db(), roundId, on);
    expect(lines.map(({ hold }) => hold?.reason ?? null).sort()).toEqual(['In hospital', null]);
  });
});
