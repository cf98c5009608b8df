import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { addLink, addWords, removePiece, savePiece } from './change-pieces.server';
import { clearUnsent, deleteDraftSending } from './delete-draft.server';
import { savePlan } from './save-sending.server';
import { linkForm, planForm } from './sending.schema';
import { sendSending } from './send-sending.server';
import { findSending, listSendings } from './sending.store.server';
import {
  draftPlan,
  fileIn,
  monday,
  newParent,
  parentOfOne,
  planOf,
  tellOf,
} from './sending.test-support';
import { startEvidence, startPlan, startVoice } from './start-sending.server';
import { listToldChildren } from './told-children.server';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  folder = await mkdtemp(join(tmpdir(), 'sendings-'));
  useEnvironment(readEnvironment({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const stateOf = async (storeKey: string | null) =>
  (await db().storedObject.findUniqueOrThrow({ where: { storeKey: storeKey! } })).state;
const link = (url = 'https://example.org/a') => ({ key: crypto.randomUUID(), url, title: '' });

describe('children told of', () => {
  test('each child once, named as in the newest notice; one taken back does not count', async () => {
    const by = await newParent();
    await tellOf(by, [{ givenNames: 'Maryamb' }, { givenNames: 'Idrisb' }]);
    await tellOf(by, [{ givenNames: 'Maryamb', knownAs: 'Mimi' }]);
    const gone = await tellOf(by, [{ givenNames: 'Nobodyb' }]);
    await db().notification.update({ where: { id: gone }, data: { withdrawnAt: new Date() } });
    const children = await listToldChildren(by.id);
    expect(children.map((child) => child.name).sort()).toEqual(['Idrisb', 'Mimi']);
    expect(new Set(children.map((child) => child.childId)).size).toBe(2);
  });

  test('a draft stays with its child when a newer notice tells of the child again', async () => {
    const by = await newParent();
    await tellOf(by, [{ givenNames: 'Halimac' }]);
    const [before] = await listToldChildren(by.id);
    const { id } = await draftPlan(by, before!);
    await tellOf(by, [{ givenNames: 'Halimac', knownAs: 'Lima' }]);
    const [after] = await listToldChildren(by.id);
    expect(after!.id).not.toBe(before!.id);
    expect(await startPlan(by, after!.id)).toEqual({ kind: 'there', id });
    expect(await startPlan(by, before!.id)).toEqual({ kind: 'there', id });
    expect((await findSending(by.id, id))!.child).toEqual(after);
  });
});

describe('beginning', () => {
  test('two starts at the same moment give one draft, of each kind', async () => {
    const { by, child } = await parentOfOne();
    const starts = [
      () => startPlan(by, child.id),
      () => startVoice(by, child.id),
      () => startEvidence(by),
    ];
    for (const start of starts) {
      const both = await Promise.all([start(), start(), start()]);
      expect(new Set(both.map((one) => ('id' in one ? one.id : one.kind))).size).toBe(1);
      expect(both.filter((one) => one.kind === 'started')).toHaveLength(1);
    }
    expect(await listSendings(by.id)).toHaveLength(3);
  });

  test('words and links of the last plan are carried forward; its files are not sent again', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child, planOf('Fractions', { whole: 'And more' }));
    await addLink(by.id, id, link());
    await fileIn(by, id, 'map.pdf');
    await sendSending(by, id, { version }, monday);
    const next = await startPlan(by, child.id, 'last');
    const draft = (await findSending(by.id, 'id' in next ? next.id : ''))!;
    expect(draft.answers).toMatchObject({ areas: { academic: 'Fractions' }, whole: 'And more' });
    expect(draft.pieces.map((piece) => piece.form)).toEqual(['link']);
    expect(await startPlan(by, child.id, 'last')).toEqual({ kind: 'there', id: draft.id });
  });

  test("a sibling's plan is copied to edit, and stays as it is; somebody else's is not", async () => {
    const by = await newParent();
    await tellOf(by, [{ givenNames: 'Adad' }, { givenNames: 'Bilald' }]);
    const [one, other] = await listToldChildren(by.id);
    const { id, version } = await draftPlan(by, one!, planOf('For both'));
    const sibling = { sibling: one!.id };
    expect(await startPlan(by, other!.id, sibling)).toEqual({ kind: 'nothing-to-copy' });
    await sendSending(by, id, { version }, monday);
    const stranger = await parentOfOne();
    expect(await startPlan(stranger.by, stranger.child.id, sibling)).toEqual({ kind: 'not-found' });
    const copy = await startPlan(by, other!.id, sibling);
    const copyId = 'id' in copy ? copy.id : '';
    await savePlan(by.id, copyId, planOf('For the other'), 0);
    const answersOf = async (which: string) => (await findSending(by.id, which))!.answers;
    expect(await answersOf(id)).toMatchObject({ areas: { academic: 'For both' } });
    expect(await answersOf(copyId)).toMatchObject({ areas: { academic: 'For the other' } });
  });

  test('evidence needs somebody to be about', async () => {
    expect(await startEvidence(await newParent())).toEqual({ kind: 'not-found' });
  });
});

describe('saving', () => {
  test('two pages do not overwrite each other: the second is shown what is there', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child);
    const both = await Promise.all(
      ['One', 'Two'].map((words) => savePlan(by.id, id, planOf(words), version)),
    );
    expect(both.map((one) => one.kind).sort()).toEqual(['saved', 'stale']);
    const won = both[0]!.kind === 'saved' ? 'One' : 'Two';
    const stale = both.find((one) => one.kind === 'stale');
    expect(stale).toMatchObject({ version: version + 1, there: { areas: { academic: won } } });
  });

  test('the same words again are no change, however old the page', async () => {
    const { by, child } = await parentOfOne();
    const { id } = await draftPlan(by, child, planOf('Same'));
    expect(await savePlan(by.id, id, planOf('Same'), 0)).toEqual({ kind: 'saved', version: 1 });
  });

  test('nobody else saves, adds or removes, and nothing changes once it is sent', async () => {
    const { by, child } = await parentOfOne();
    const other = await newParent();
    const { id, version } = await draftPlan(by, child);
    const added = await addLink(by.id, id, link());
    const pieceId = added.kind === 'added' ? added.id : '';
    const no = { kind: 'not-open' };
    const changes = (who: string) => [
      savePlan(who, id, planOf('Mine'), version),
      addLink(who, id, link()),
      addWords(who, id, { key: 'k', text: 'words', title: '' }),
      removePiece(who, id, pieceId),
      deleteDraftSending(who, id),
    ];
    expect(await Promise.all(changes(other.id))).toEqual([no, no, no, no, no]);
    await sendSending(by, id, { version }, monday);
    expect(await Promise.all(changes(by.id))).toEqual([no, no, no, no, no]);
    expect((await findSending(by.id, id))!.pieces).toHaveLength(1);
  });
});

describe('pieces', () => {
  test('a link sent twice is one; labels name only own children and own pieces', async () => {
    const { by, child } = await parentOfOne();
    const stranger = await parentOfOne();
    const started = await startEvidence(by);
    const id = 'id' in started ? started.id : '';
    const same = link();
    const [one, again] = await Promise.all([addLink(by.id, id, same), addLink(by.id, id, same)]);
    expect(one).toEqual(again);
    const pieceId = one.kind === 'added' ? one.id : '';
    const labels = { title: 'Album', note: '', areas: ['creative' as const], madeOn: '2026-10-01' };
    const save = (children: string[], translationOfId: string | null) =>
      savePiece(by.id, id, pieceId, { ...labels, children, translationOfId });
    expect(await save([stranger.child.id], null)).toEqual({ kind: 'not-found' });
    expect(await save([child.id], pieceId)).toEqual({ kind: 'not-found' });
    expect(await save([child.id], crypto.randomUUID())).toEqual({ kind: 'not-found' });
    expect(await save([child.id], null)).toEqual({ kind: 'saved' });
    const [piece] = (await findSending(by.id, id))!.pieces;
    expect(piece).toMatchObject({ ...labels, children: [child.id] });
  });

  test('a file that is taken out lets go of its bytes', async () => {
    const { by, child } = await parentOfOne();
    const { id } = await draftPlan(by, child);
    const file = await fileIn(by, id, 'wrong.pdf');
    const [piece] = (await findSending(by.id, id))!.pieces;
    expect(await stateOf(file.storeKey)).toBe('kept');
    expect(await removePiece(by.id, id, piece!.id)).toEqual({ kind: 'removed' });
    expect(await removePiece(by.id, id, piece!.id)).toEqual({ kind: 'removed' });
    expect(await stateOf(file.storeKey)).toBe('doomed');
    expect(await db().familyFile.count({ where: { id: file.id } })).toBe(0);
  });
});

describe('drafts that go', () => {
  test('one that is deleted takes its files along, and no other', async () => {
    const { by, child } = await parentOfOne();
    const { id, version } = await draftPlan(by, child);
    const sentFile = await fileIn(by, id, 'sent.pdf');
    await sendSending(by, id, { version }, monday);
    const next = await draftPlan(by, child, planOf('Next'));
    const file = await fileIn(by, next.id, 'draft.pdf');
    await fileIn(by, next.id, 'on-its-way.mov', 'uploading');
    expect(await deleteDraftSending(by.id, next.id)).toEqual({ kind: 'deleted' });
    expect(await findSending(by.id, next.id)).toBeNull();
    expect([await stateOf(file.storeKey), await stateOf(sentFile.storeKey)]).toEqual([
      'doomed',
      'kept',
    ]);
  });

  test('those that nobody touched in the time of the profile, and only those', async () => {
    const old = await parentOfOne();
    const fresh = await parentOfOne();
    const withFile = await parentOfOne();
    const { id } = await draftPlan(old.by, old.child);
    const other = await draftPlan(fresh.by, fresh.child);
    const third = await draftPlan(withFile.by, withFile.child);
    const past = { expiresAt: new Date(Date.now() - 1000) };
    for (const each of [id, third.id])
      await db().sending.update({ where: { id: each }, data: past });
    await fileIn(withFile.by, third.id, 'just-now.pdf');
    expect(await clearUnsent()).toBe(1);
    expect(await findSending(old.by.id, id)).toBeNull();
    expect(await findSending(fresh.by.id, other.id)).not.toBeNull();
    expect(await findSending(withFile.by.id, third.id)).not.toBeNull();
  });
});

describe('forms', () => {
  const form = { version: '3', academic: 'Reading', approach: 'unsaid', talkWords: 'Mornings' };

  test('words on how to talk are the wish to talk; what is left out is left out', () => {
    expect(planForm.parse(form)).toEqual({
      version: 3,
      answers: planOf('Reading', { talk: true, talkWords: 'Mornings' }),
    });
  });

  test('20,000 characters are taken, one more is not', () => {
    const long = (count: number) => planForm.safeParse({ version: '0', whole: 'a'.repeat(count) });
    expect(long(20_000).success).toBe(true);
    expect(long(20_001).error?.issues.map((issue) => issue.message)).toEqual(['too-long']);
  });

  test.each([
    ['example.org/album', 'https://example.org/album'],
    [' http://example.org ', 'http://example.org'],
  ])('the link %s is kept as %s', (given, kept) => {
    expect(linkForm.parse({ link: given }).link).toBe(kept);
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'nowhere',
    'https://a b.org',
    'https://u:p@x.org',
    'https://:p@x.org',
    'https://x.org\\@y.org',
  ])('the link %s is refused', (given) => {
    expect(linkForm.safeParse({ link: given }).error?.issues[0]?.message).toBe('link');
  });
});
