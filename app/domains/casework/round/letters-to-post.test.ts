import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { bytesOf, openTestStore, type TestStore } from '~/platform/files/store.test-support';
import { forgetCalendar } from '~/domains/clock/index.server';
import { DAY, staffWith } from '../item/item.test-support';
import { asking, statusOf } from '../letter/letter.test-support';
import { markPosted } from './mark-posted.server';
import { answerRun, loadPost, loadRun, openRunPdf } from './post-pages.server';
import { listOfRun } from './print.store.server';
import { releaseRound } from './release-round.server';
import { copiesOf, familyDue, releasedRequest } from './round.test-support';
import { setLetters } from './set-letters.server';
import { markCameBack } from './settle-copy.server';

let store: TestStore;
let officer: Staff;

beforeAll(async () => {
  store = await openTestStore();
  forgetCalendar();
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  forgetCalendar();
  await store.close();
});

const byPost = { preferredContact: 'post' };
const parent = (name: string, street: string, more: object = {}) => ({
  name,
  street,
  more: { ...byPost, ...more },
});

/** Families who chose post, written to and their letters set. */
async function printed(families: Awaited<ReturnType<typeof familyDue>>[], mostInARun?: number) {
  const roundId = await releasedRequest(officer.id, families);
  await releaseRound(roundId);
  await setLetters(mostInARun);
  const runs = await db().printRun.findMany({ where: { roundId }, orderBy: { number: 'asc' } });
  return { roundId, runs };
}

describe('letters of a round', () => {
  it('are in one file with numbers, each for its own reader, and their envelopes behind them', async () => {
    const families = [
      await familyDue({
        children: ['Ana', 'Ion'],
        parents: [parent('Ioana Popa', '1 First Road')],
      }),
      await familyDue({
        familyName: 'Khan',
        children: ['علی'],
        parents: [{ ...parent('Sana Khan', '2 Second Road'), language: 'ur' }],
      }),
      await familyDue({ parents: [{ name: 'By Email' }] }),
    ];
    const { roundId, runs } = await printed(families);
    expect(runs).toMatchObject([{ number: 1, copies: 2 }]);
    const pdf = await readPdf(await bytesOf(runs[0]!.storeKey));
    expect(pdf).toMatchObject({ tagged: true, language: 'en' });
    expect(pdf.text).toContain('1 of 2');
    expect(pdf.text).toContain('2 of 2');
    expect(pdf.text).toContain('This is about Ana and Ion.');
    expect(pdf.text).not.toContain('By Email');
    const copies = await listOfRun(runs[0]!.id);
    expect(copies.map(({ number }) => number)).toEqual([1, 2]);
    for (const copy of copies) {
      // Once on the letter, once on the envelope.
      expect(pdf.text.split(copy.addressLines[0]!)).toHaveLength(3);
    }
    // The envelopes are the last pages, in the order of the letters.
    const envelopes = copies.map(({ addressLines }) => pdf.text.lastIndexOf(addressLines[0]!));
    expect(envelopes[0]).toBeLessThan(envelopes[1]!);
    expect(envelopes[0]).toBeGreaterThan(pdf.text.lastIndexOf('Dear '));
    expect((await copiesOf(roundId)).map(({ how, state }) => [how, state]).sort()).toEqual([
      ['email', 'waiting'],
      ['post', 'to-post'],
      ['post', 'to-post'],
    ]);
    await setLetters();
    expect(await db().printRun.count({ where: { roundId } })).toBe(1);
  });

  it('are split into files of at most so many', async () => {
    const families = [];
    for (const at of [1, 2, 3]) {
      families.push(await familyDue({ parents: [parent(`Reader ${at}`, `${at} Split Road`)] }));
    }
    const { runs } = await printed(families, 2);
    expect(runs.map(({ number, copies }) => [number, copies])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('do not name the other parent, whose address is secret, nor children whom a parent never told of', async () => {
    const family = await familyDue({
      children: ['Ana', 'Ion'],
      parents: [
        parent('CanaryMother', '1 CanaryRefuge', { addressSecret: true }),
        parent('CanaryFather', '2 CanaryStreet'),
      ],
    });
    const { runs } = await printed([family], 1);
    expect(runs).toHaveLength(2);
    for (const { id, storeKey } of runs) {
      const [copy] = await listOfRun(id);
      const { text } = await readPdf(await bytesOf(storeKey));
      const [own, other] =
        copy!.name === 'CanaryMother'
          ? ['CanaryRefuge', /CanaryFather|CanaryStreet/]
          : ['CanaryStreet', /CanaryMother|CanaryRefuge/];
      expect(text).toContain(own);
      expect(text).not.toMatch(other);
    }
  });

  it('that are not safe any more are not set, and marked where they were set', async () => {
    const [before, after] = [
      await familyDue({ parents: [parent('Before Set', '1 Safe Road')] }),
      await familyDue({ parents: [parent('After Set', '2 Safe Road')] }),
    ];
    const roundId = await releasedRequest(officer.id, [before, after]);
    await releaseRound(roundId);
    const notSafe = (adultId: string) =>
      db().adult.update({ where: { id: adultId }, data: { safeToWrite: false } });
    await notSafe(before.parents[0]!.adult.id);
    await setLetters();
    const [run] = await db().printRun.findMany({ where: { roundId } });
    expect(run!.copies).toBe(1);
    await notSafe(after.parents[0]!.adult.id);
    const page = await loadRun(asking(officer, '/x', { run: run!.id }));
    expect(page.copies).toMatchObject([{ name: 'After Set', held: true }]);
    const { unset } = await loadPost(asking(officer, '/x', {}));
    expect(unset.find(({ name }) => name === 'Before Set')).toMatchObject({ held: true });
    const all = { copies: 'all' as const, on: DAY.toString() };
    await db().printRun.update({
      where: { id: run!.id },
      data: { madeAt: new Date('2026-11-20') },
    });
    expect(await markPosted(officer, run!.id, all, DAY)).toEqual({ kind: 'none-chosen' });
  });

  it('are marked as posted once, all or some, and on the worklist when they come back', async () => {
    const families = [];
    for (const at of [1, 2, 3]) {
      families.push(await familyDue({ parents: [parent(`Posted ${at}`, `${at} Post Road`)] }));
    }
    const { roundId, runs } = await printed(families);
    const run = runs[0]!;
    await db().printRun.update({ where: { id: run.id }, data: { madeAt: new Date('2026-11-20') } });
    const [first] = await listOfRun(run.id);
    const mark = (copies: string[] | 'all', on: string) =>
      markPosted(officer, run.id, { copies, on }, DAY);
    expect(await mark('all', '2026-11-19')).toEqual({ kind: 'before-sent' });
    expect(await mark('all', '2099-01-01')).toEqual({ kind: 'date-future' });
    expect(await mark([], '2026-11-21')).toEqual({ kind: 'none-chosen' });
    expect(await mark([randomUUID()], '2026-11-21')).toEqual({ kind: 'none-chosen' });
    expect(await mark([first!.id], '2026-11-21')).toEqual({ kind: 'done', count: 1 });
    expect(await mark('all', '2026-11-22')).toEqual({ kind: 'done', count: 2 });
    expect(await mark('all', '2026-11-22')).toEqual({ kind: 'done', count: 0 });
    expect(await listOfRun(run.id)).toMatchObject([
      { state: 'posted', leftOn: '2026-11-21' },
      { state: 'posted', leftOn: '2026-11-22' },
      { state: 'posted', leftOn: '2026-11-22' },
    ]);
    expect(await markCameBack(officer, first!.id, '2026-11-20', DAY)).toEqual({
      kind: 'before-sent',
    });
    expect(await markCameBack(officer, first!.id, '2026-11-23', DAY)).toEqual({ kind: 'done' });
    expect(await markCameBack(officer, first!.id, '2026-11-23', DAY)).toEqual({ kind: 'settled' });
    expect((await copiesOf(roundId)).map(({ state }) => state).sort()).toEqual([
      'posted',
      'posted',
      'returned',
    ]);
  });

  it('are for officers, and every look is in the trail', async () => {
    const family = await familyDue({ parents: [parent('Looked At', '1 Look Road')] });
    const { runs } = await printed([family]);
    const runId = runs[0]!.id;
    for (const role of ['SEND', 'ADMIN'] as const) {
      const other = await staffWith(role);
      expect(await statusOf(openRunPdf(asking(other, '/x', { run: runId })))).toBe(403);
      expect(await statusOf(loadRun(asking(other, '/x', { run: runId })))).toBe(403);
      expect(await statusOf(answerRun(asking(other, '/x', { run: runId }, { which: 'all' })))).toBe(
        403,
      );
      const chosen = { copies: 'all' as const, on: DAY.toString() };
      expect(await markPosted(other, runId, chosen, DAY)).toEqual({ kind: 'not-allowed' });
    }
    const answer = await openRunPdf(asking(officer, '/x', { run: runId }));
    const pdf = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(pdf.text).toContain('Looked At');
    expect(await statusOf(openRunPdf(asking(officer, '/x', { run: randomUUID() })))).toBe(404);
    const trail = await db().auditEvent.findMany({
      where: { childId: family.children[0]!.id, actorId: officer.id },
    });
    expect(trail.map(({ action }) => action)).toContain('message.printed');
  });
});
