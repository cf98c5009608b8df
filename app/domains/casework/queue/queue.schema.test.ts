import { describe, expect, test } from 'vitest';
import { dueState, mayMove, NO_DUE_DATE } from './queue.rules';
import { assignSchema, newsPath, queuePath, readQueueNews, readQueueState } from './queue.schema';

const id = '11111111-2222-4333-8444-555555555555';
const read = (search: string) => readQueueState(new URLSearchParams(search));

describe('the address of the queue', () => {
  test.each([
    '/officer/queue',
    '/officer/queue?view=overdue&q=O%E2%80%99Neill&kind=change&clock=none&flag=pressed&language=ur&officer=nobody&year=0&school=Forge&sort=received',
    `/officer/queue?after=d2026-11-21_${id}`,
    `/officer/queue?sort=received&before=r1700000000000_${id}`,
    `/officer/queue?q=khan&after=s998877_${id}`,
  ])('%s is read and written alike', (path) => {
    const state = readQueueState(new URL(path, 'https://x.invalid').searchParams);
    expect(queuePath(state, { after: state.after, before: state.before })).toBe(path);
  });

  test('a change of anything but the page begins at the first page', () => {
    const state = read(`view=new&after=d2026-11-21_${id}`);
    expect(queuePath(state, { sort: 'received' })).toBe('/officer/queue?view=new&sort=received');
  });

  test('what nobody types is taken out of a search', () => {
    expect(read('q=a%00b%E2%80%AEc++d').q).toBe('a b c d');
    expect(read('q=%00').q).toBeNull();
    expect(read(`q=${'x'.repeat(5000)}`).q).toHaveLength(100);
  });
});

describe('the way back after a move', () => {
  const result = { kind: 'assigned', moved: 2, taken: 1, closed: 0, hidden: 0 } as const;

  test('leads to the same page, with the news', () => {
    const path = newsPath(
      `/officer/queue?view=new&after=d2026-11-21_${id}&done=assign&moved=9`,
      'claim',
      result,
    );
    expect(path).toBe(`/officer/queue?view=new&after=d2026-11-21_${id}&done=claim&moved=2&taken=1`);
    expect(readQueueNews(new URL(path, 'https://x.invalid').searchParams)).toMatchObject({
      done: 'claim',
      moved: 2,
      taken: 1,
      closed: 0,
    });
  });

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/officer/item/1',
    'javascript:1',
    '',
    '/officer/queue/../../en',
  ])('%j leads to the queue', (to) =>
    expect(newsPath(to, 'release', { kind: 'none-chosen' })).toBe(
      '/officer/queue?done=none-chosen',
    ),
  );

  test.each([
    ['claim', result, 'claim'],
    ['release', { ...result, moved: 0 }, 'taken'],
    ['assign', { ...result, moved: 0, taken: 0, closed: 1 }, 'closed-already'],
    ['assign', { ...result, moved: 0, taken: 0, hidden: 1 }, 'hidden'],
    ['assign', { kind: 'no-officer' }, 'no-officer'],
  ] as const)('leads back to the page of one item (%s, %o)', (move, done, news) =>
    expect(newsPath(`/officer/item/${id}?x=1`, move, done)).toBe(
      `/officer/item/${id}?done=${news}`,
    ),
  );

  test('news that nobody wrote is no news', () => {
    expect(readQueueNews(new URLSearchParams('done=<script>&moved=2'))).toBeNull();
    expect(readQueueNews(new URLSearchParams('done=claim&moved=1e9'))).toMatchObject({ moved: 0 });
  });
});

describe('the form of moves', () => {
  test('keeps well-formed rows and drops the rest', () => {
    const form = assignSchema.parse({
      move: 'assign',
      to: 'x',
      item: [`${id}.nobody`, `${id}.${id}`, 'x', id, `${id}.`, {}],
    });
    expect(form.to).toBeNull();
    expect(form.item.filter(Boolean)).toEqual([
      { id, seenOwnerId: null },
      { id, seenOwnerId: id },
    ]);
  });

  test.each([undefined, '', 'x', [], {}])('no rows in %j', (item) => {
    expect(assignSchema.parse({ item }).item.filter(Boolean)).toEqual([]);
  });
});

test.each([
  ['2026-11-20', 'overdue'],
  ['2026-11-21', 'due-today'],
  ['2026-11-28', 'due-soon'],
  ['2026-11-29', 'running'],
  [NO_DUE_DATE, 'none'],
])('what is due on %s is %s', (dueOn, state) => {
  expect(dueState(dueOn, '2026-11-21', '2026-11-28')).toBe(state);
});

test.each([
  ['claim', null, 'other', true],
  ['claim', 'me', null, true],
  ['claim', 'other', 'other', false],
  ['assign', 'other', 'other', true],
  ['assign', 'other', null, false],
  ['release', 'me', 'me', true],
  ['release', null, 'me', false],
] as const)('%s where %s has it and %s was seen: %s', (move, ownerId, seenOwnerId, allowed) => {
  expect(mayMove(move, { ownerId, seenOwnerId, actorId: 'me' })).toBe(allowed);
});
