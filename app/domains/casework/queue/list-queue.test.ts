import { beforeAll, describe, expect, test } from 'vitest';
import { createQueueItem, fillQueue, type QueueItemGiven } from '../../../../tests/factories';
import type { Staff } from '~/platform/auth/session.server';
import { db } from '~/platform/db/database.server';
import { findVisibleItem, listQueue } from './queue.store.server';
import { queuePath, readQueueState } from './queue.schema';
import { dayFromToday, everyPage, staffWith, titles, useOwnDatabase } from './queue.test-support';

const database = useOwnDatabase();

let officer: Staff;
let colleague: Staff;

beforeAll(async () => {
  officer = await staffWith('OFFICER');
  colleague = await staffWith('SENIOR');
});

async function only(...items: QueueItemGiven[]): Promise<void> {
  await db().$executeRaw`truncate queue_item cascade`;
  for (const item of items) await createQueueItem(item);
}

describe('views', () => {
  beforeAll(async () => {
    await only(
      { title: 'new', dueOn: dayFromToday(30) },
      { title: 'mine', status: 'open', ownerId: officer.id, dueOn: dayFromToday(31) },
      { title: 'colleague', status: 'open', ownerId: colleague.id, dueOn: dayFromToday(32) },
      { title: 'yesterday', status: 'open', dueOn: dayFromToday(-1) },
      { title: 'today', status: 'open', dueOn: dayFromToday(0) },
      { title: 'seven', status: 'open', dueOn: dayFromToday(7) },
      { title: 'eight', status: 'open', dueOn: dayFromToday(8) },
      { title: 'parent', status: 'waiting-parent' },
      { title: 'other', status: 'waiting-other' },
      { title: 'decided', status: 'decided', dueOn: dayFromToday(300) },
      { title: 'closed', status: 'closed', ownerId: officer.id, dueOn: dayFromToday(-9) },
    );
  });

  test.each([
    ['new', ['new']],
    ['mine', ['mine']],
    ['overdue', ['yesterday']],
    ['today', ['today']],
    ['week', ['today', 'seven']],
    ['waiting-parent', ['parent']],
    ['waiting-other', ['other']],
    ['done', ['closed', 'decided']],
  ])('%s', async (view, expected) => {
    expect(await titles(officer, `view=${view}`)).toEqual(expected);
  });

  test('all open: what is due first stands first, what has no clock last', async () => {
    const all = await titles(officer, '');
    expect(all.slice(0, -2)).toEqual([
      'yesterday',
      'today',
      'seven',
      'eight',
      'new',
      'mine',
      'colleague',
      'decided',
    ]);
    expect(all.slice(-2).sort()).toEqual(['other', 'parent']);
  });

  test('every tab counts its own items', async () => {
    const { counts } = await listQueue(officer, readQueueState(new URLSearchParams('view=mine')));
    expect(counts).toEqual({
      new: 1,
      mine: 1,
      overdue: 1,
      today: 1,
      week: 2,
      'waiting-parent': 1,
      'waiting-other': 1,
      open: 10,
      done: 2,
    });
  });

  test('newest received first, where asked', async () => {
    await only(
      { title: 'old', receivedAt: '2026-01-01T00:00:00Z', dueOn: dayFromToday(1) },
      { title: 'newest', receivedAt: '2026-03-01T00:00:00Z', dueOn: dayFromToday(2) },
      { title: 'middle', receivedAt: '2026-02-01T00:00:00Z', dueOn: dayFromToday(3) },
    );
    expect(await titles(officer, 'sort=received')).toEqual(['newest', 'middle', 'old']);
  });
});

describe('filters', () => {
  beforeAll(async () => {
    await only(
      {
        title: 'wanted',
        kind: 'pressure',
        nextClock: 'reply-to-parent',
        dueOn: dayFromToday(3),
        flags: ['pressed', 'interpreter'],
        language: 'ur',
        ownerId: colleague.id,
        yearGroups: [3, 11],
        schools: ['Forge Lane Primary School', 'Elmfield 100% School'],
      },
      { title: 'plain', dueOn: dayFromToday(4), yearGroups: [0], schools: ['Garnet High School'] },
      { title: 'clockless' },
    );
  });

  test.each([
    ['kind=pressure', ['wanted']],
    ['clock=reply-to-parent', ['wanted']],
    ['clock=none', ['clockless']],
    ['flag=interpreter', ['wanted']],
    ['language=ur', ['wanted']],
    ['officer=nobody', ['plain', 'clockless']],
    ['year=11', ['wanted']],
    ['year=0', ['plain']],
    ['school=forge+lane', ['wanted']],
    ['school=100%25', ['wanted']],
    ['school=GARNET', ['plain']],
    ['kind=pressure&language=ur&year=3&flag=pressed&school=elmfield', ['wanted']],
    ['kind=pressure&language=en', []],
    ['kind=nonsense', ['wanted', 'plain', 'clockless']],
  ])('%s', async (search, expected) => {
    expect(await titles(officer, search)).toEqual(expected);
  });

  test('by officer', async () => {
    expect(await titles(officer, `officer=${colleague.id}`)).toEqual(['wanted']);
    expect(await titles(officer, `officer=${officer.id}`)).toEqual([]);
  });
});

describe('search', () => {
  beforeAll(async () => {
    await only(
      {
        title: 'Anna Maria Wojciechowska',
        findBy: ['12 Alder Road', 'E17 4JF'],
        reference: 'WF-7K4M-9QXCK',
      },
      { title: 'Conor O’Neill', findBy: ['3 Beech Grove', 'E10 5AB'] },
      { title: 'Łukasz Nowak', findBy: ['7 Canal Street', 'E174JG'] },
      { title: 'Ayşe Şahin', findBy: ['90 Drovers Lane', 'E4 9ZZ'], status: 'closed' },
      { title: 'فاطمہ خان', findBy: ['1 Elm Terrace', 'E5 1AA'], language: 'ur' },
      { title: 'محمد علی', findBy: ['2 Elm Terrace', 'E5 1AB'], language: 'ur' },
      { title: 'Милена Стоянова', findBy: ['5 Forge Way', 'E6 2BB'] },
      { title: 'தமிழ்ச்செல்வி குமார்', findBy: ['6 Ivy Close', 'E7 3CC'] },
      { title: 'Peter Smith-Jones', findBy: ['8 Juniper Walk', 'E8 4DD'] },
    );
  });

  test.each([
    ['wojcechowska', 'Anna Maria Wojciechowska'],
    ['Wojciechowski', 'Anna Maria Wojciechowska'],
    ['ana wojciehowska', 'Anna Maria Wojciechowska'],
    ['oneill', 'Conor O’Neill'],
    ['O Neill', 'Conor O’Neill'],
    ["O'Niell conor", 'Conor O’Neill'],
    ['lukasz', 'Łukasz Nowak'],
    ['ŁUKASZ NOVAK', 'Łukasz Nowak'],
    ['sahin', 'Ayşe Şahin'],
    ['ŞAHİN', 'Ayşe Şahin'],
    ['فاطمہ', 'فاطمہ خان'],
    ['فاطمه', 'فاطمہ خان'],
    ['محمد', 'محمد علی'],
    ['Стоянов', 'Милена Стоянова'],
    ['தமிழ்ச்செல்வி', 'தமிழ்ச்செல்வி குமார்'],
    ['smith jones', 'Peter Smith-Jones'],
    ['E17 4JF', 'Anna Maria Wojciechowska'],
    ['e174jf', 'Anna Maria Wojciechowska'],
    ['e17 4jg', 'Łukasz Nowak'],
    ['E4 9ZZ sahin', 'Ayşe Şahin'],
    ['90 drovers lane', 'Ayşe Şahin'],
    ['alder raod', 'Anna Maria Wojciechowska'],
    ['anna zzzzzz', 'Anna Maria Wojciechowska'],
  ])('%s finds %s first', async (typed, expected) => {
    const [first] = await titles(officer, new URLSearchParams({ q: typed }).toString());
    expect(first).toBe(expected);
  });

  test.each(['zzzzqq', 'x', '-', '%', '…'])('%j finds nothing, and is no error', async (typed) => {
    expect(await titles(officer, new URLSearchParams({ q: typed }).toString())).toEqual([]);
  });

  test('a postcode finds that postcode and no neighbour', async () => {
    expect(await titles(officer, 'q=E17+4JF')).toEqual(['Anna Maria Wojciechowska']);
  });

  test('a reference finds its one item, with hyphens or without', async () => {
    const { reference } = await createQueueItem({ title: 'by reference' });
    for (const typed of [
      reference,
      reference.replaceAll('-', ''),
      reference.toLowerCase(),
      reference.slice(3),
    ]) {
      expect(await titles(officer, new URLSearchParams({ q: typed }).toString())).toEqual([
        'by reference',
      ]);
    }
  });

  test('filters narrow a search', async () => {
    expect(await titles(officer, 'q=elm+terrace&language=ur')).toHaveLength(2);
    expect(await titles(officer, 'q=elm+terrace&language=ro')).toEqual([]);
  });

  test('pages of a search hold every match once', async () => {
    await only();
    for (let n = 0; n < 120; n += 1) await createQueueItem({ title: `Noor Ahmed ${n}` });
    const rows = await everyPage(officer, 'q=noor+ahmed');
    expect(new Set(rows.map((row) => row.id)).size).toBe(120);
    expect(rows).toHaveLength(120);
  });
});

describe('paging by key', () => {
  test.each(['', 'sort=received', 'view=done', 'view=waiting-parent&sort=received'])(
    'each row that was there comes exactly once while others arrive: "%s"',
    async (search) => {
      await only();
      await fillQueue(database.url(), 700);
      const before = await everyPage(officer, search);
      const during = await everyPage(officer, search, async () => {
        for (const days of [-400, 0, 400]) {
          const dueOn = dayFromToday(days);
          const year = 2026 + Math.sign(days);
          await createQueueItem({
            title: 'late',
            dueOn,
            receivedAt: `${year}-06-01T00:00:00Z`,
            status: 'waiting-parent',
          });
          await createQueueItem({
            title: 'late',
            dueOn,
            receivedAt: `${year}-06-01T00:00:00Z`,
            status: 'decided',
          });
        }
      });
      expect(before.length).toBeGreaterThan(60);
      expect(new Set(during.map((row) => row.id)).size).toBe(during.length);
      expect(during.filter((row) => row.title !== 'late').map((row) => row.id)).toEqual(
        before.map((row) => row.id),
      );
    },
  );

  test('"previous" leads back through the same pages', async () => {
    await only();
    await fillQueue(database.url(), 400);
    const first = await listQueue(officer, readQueueState(new URLSearchParams()));
    const at = (path: string) =>
      listQueue(officer, readQueueState(new URL(path, 'https://x.invalid').searchParams));
    const state = readQueueState(new URLSearchParams());
    const second = await at(queuePath(state, { after: first.next, before: null }));
    const third = await at(queuePath(state, { after: second.next, before: null }));
    const back = await at(queuePath(state, { before: third.previous, after: null }));
    const start = await at(queuePath(state, { before: back.previous, after: null }));
    expect(back.rows).toEqual(second.rows);
    expect(start.rows).toEqual(first.rows);
    expect(first.previous).toBeNull();
    expect(start.previous).toBeNull();
    expect(start.next).toEqual(first.next);
  });
});

describe('who sees what', () => {
  test('officers and seniors all, SEND officers their own, administrators nothing', async () => {
    await only(
      { title: 'plan', flags: ['ehc-plan'] },
      { title: 'special', flags: ['special-school'] },
      { title: 'awaited', flags: ['ehc-awaited'] },
      { title: 'entirely other' },
    );
    const asked = await createQueueItem({ title: 'asked' });
    const senior = await createQueueItem({ title: 'senior asked' });
    for (const [itemId, toRole] of [
      [asked.id, 'SEND'],
      [senior.id, 'SENIOR'],
    ] as const) {
      await db().referral.create({
        data: {
          itemId,
          toRole,
          kind: 'special-school-consent',
          question: '',
          askedById: officer.id,
        },
      });
    }
    const send = await staffWith('SEND');
    const admin = await staffWith('ADMIN');
    const both = await staffWith('SEND', 'OFFICER');
    expect((await titles(send, '')).sort()).toEqual(['asked', 'plan', 'special']);
    expect(await titles(send, 'q=entirely+other')).toEqual([]);
    expect(await titles(send, `q=${senior.reference}`)).toEqual([]);
    expect(await titles(send, `q=${asked.reference}`)).toEqual(['asked']);
    expect(await titles(admin, '')).toEqual([]);
    expect(await titles(both, '')).toHaveLength(6);
    expect((await listQueue(send, readQueueState(new URLSearchParams()))).counts.open).toBe(3);
    expect((await listQueue(admin, readQueueState(new URLSearchParams()))).counts.open).toBe(0);
    expect(await findVisibleItem(send, asked.id)).toEqual({ id: asked.id, kind: 'notification' });
    expect(await findVisibleItem(send, senior.id)).toBeNull();
    expect(await findVisibleItem(admin, asked.id)).toBeNull();
    expect(await findVisibleItem(officer, senior.id)).not.toBeNull();
    expect(await findVisibleItem(officer, officer.id)).toBeNull();
  });
});

const hostile = [
  '\u0000',
  'x'.repeat(10_000),
  '[object Object]',
  "'; drop table queue_item; --",
  '{"contains":""}',
  '../../etc/passwd',
  '-1',
  '1e309',
  'NaN',
  '\ud800',
  '\u202Ename',
  '%',
  '\\',
  '$1',
  '9999999999999999999',
  'd2026-13-45_00000000-0000-4000-8000-000000000000',
  'd0000-01-01_00000000-0000-4000-8000-000000000000',
  'r99999999999999_00000000-0000-4000-8000-000000000000',
  'r-1_x',
  's9999999_00000000-0000-4000-8000-000000000000',
];
const names = [
  'view',
  'q',
  'kind',
  'clock',
  'flag',
  'language',
  'officer',
  'year',
  'school',
  'sort',
  'after',
  'before',
];

describe('hostile addresses', () => {
  beforeAll(() => only({ title: 'there' }));

  test.each(names)('nothing in %s is ever an error', async (name) => {
    for (const value of hostile) {
      const page = await listQueue(officer, readQueueState(new URLSearchParams({ [name]: value })));
      expect(page.counts.open).toBe(1);
    }
  });

  test('lists and objects of parameters are read as one value or dropped', async () => {
    expect(await titles(officer, 'kind=pressure&kind=notification')).toEqual([]);
    expect(
      await titles(officer, 'kind[]=pressure&kind[contains]=x&view[0]=new&__proto__=x'),
    ).toEqual(['there']);
  });
});
