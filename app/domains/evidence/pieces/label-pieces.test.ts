import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import {
  addWords,
  findSendingOf,
  saveVoice,
  sendSending,
  startEvidence,
  startVoice,
} from '../sending/index.server';
import { parentOfOne } from '../sending/sending.test-support';
import { saveBoardRow } from '../voice/save-board-row.server';
import { labelPieces } from './label-pieces.server';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  folder = await mkdtemp(join(tmpdir(), 'pieces-'));
  useEnvironment(readEnvironment({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

type By = Awaited<ReturnType<typeof parentOfOne>>['by'];

async function setOf(by: By, texts: string[]) {
  const started = await startEvidence(by);
  if (!('id' in started)) throw new Error(started.kind);
  const pieces: string[] = [];
  for (const text of texts) {
    const added = await addWords(by.id, started.id, { key: randomUUID(), text, title: '' });
    if (added.kind !== 'added') throw new Error(added.kind);
    pieces.push(added.id);
  }
  return { id: started.id, pieces };
}

const piecesOf = async (by: By, id: string) => (await findSendingOf('evidence', by.id, id))!.pieces;
const nothing = { children: [], areas: [], madeOn: null };

test('several pieces are marked at once; what they have stays, and the rest is left alone', async () => {
  const { by, child } = await parentOfOne();
  const { id, pieces } = await setOf(by, ['museum', 'dinosaur', 'rocket']);
  const some = pieces.slice(0, 2);
  await labelPieces(by.id, id, { ...nothing, pieces: [pieces[0]!], areas: ['creative'] });
  const both = { pieces: some, children: [child.id], areas: ['academic' as const] };
  for (const _ of ['once', 'again']) {
    const labelled = await labelPieces(by.id, id, { ...both, madeOn: '2026-11-21' });
    expect(labelled).toEqual({ kind: 'saved', pieces: 2 });
  }
  const [museum, dinosaur, rocket] = await piecesOf(by, id);
  expect(museum).toMatchObject({ areas: ['creative', 'academic'], children: [child.id] });
  expect(dinosaur).toMatchObject({ areas: ['academic'], madeOn: '2026-11-21' });
  expect(rocket).toMatchObject({ areas: [], children: [], madeOn: null });
});

test('all of them are all of this set', async () => {
  const { by } = await parentOfOne();
  const { id } = await setOf(by, ['a', 'b', 'c']);
  const all = { ...nothing, pieces: ['all'], areas: ['physical' as const] };
  expect(await labelPieces(by.id, id, all)).toEqual({ kind: 'saved', pieces: 3 });
  expect((await piecesOf(by, id)).map(({ areas }) => areas)).toEqual(Array(3).fill(['physical']));
});

test("another parent's set, pieces and children are out of reach, and so is what was sent", async () => {
  const mine = await parentOfOne();
  const other = await parentOfOne();
  const theirs = await setOf(other.by, ['theirs']);
  const own = await setOf(mine.by, ['mine']);
  const mark = { ...nothing, areas: ['physical' as const] };
  const label = (id: string, more: object) =>
    labelPieces(mine.by.id, id, { ...mark, pieces: ['all'], ...more });
  expect(await label(theirs.id, {})).toEqual({ kind: 'not-open' });
  expect(await label(own.id, { pieces: theirs.pieces })).toEqual({ kind: 'not-found' });
  expect(await label(own.id, { children: [other.child.id] })).toEqual({ kind: 'not-found' });
  expect(await piecesOf(other.by, theirs.id)).toMatchObject([{ areas: [] }]);
  expect(await piecesOf(mine.by, own.id)).toMatchObject([{ areas: [], children: [] }]);
  expect((await sendSending(mine.by, own.id, { version: 0 })).kind).toBe('sent');
  expect(await label(own.id, {})).toEqual({ kind: 'not-open' });
});

test('a row of the board takes the place of that row alone, whatever was saved meanwhile', async () => {
  const { by, child } = await parentOfOne();
  const started = await startVoice(by, child.id);
  if (!('id' in started)) throw new Error(started.kind);
  const read = async () => (await findSendingOf('voice', by.id, started.id))!;
  const before = await read();
  await saveVoice(by.id, started.id, { ...before.answers, words: 'I like swimming' }, 0);
  await Promise.all([
    saveBoardRow(by.id, before, 'like', ['swim', 'read']),
    saveBoardRow(by.id, before, 'people', ['grandma']),
  ]);
  await saveBoardRow(by.id, before, 'like', ['swim']);
  expect((await read()).answers).toMatchObject({
    words: 'I like swimming',
    board: { like: ['swim'], people: ['grandma'] },
  });
  expect(await saveBoardRow(randomUUID(), before, 'like', [])).toEqual({ kind: 'not-open' });
});
