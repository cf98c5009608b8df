import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { db } from '~/platform/db/database.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import type { Staff } from '~/platform/auth/session.server';
import { today } from '~/platform/calendar';
import { createAccount, createQueueItem } from '../../../../tests/factories';
import { searchAudit } from '../item/search-audit.server';
import { showItem } from '../item/show-item.server';
import { writeNote } from '../item/write-note.server';
import { openForm } from '../item/item.test-support';
import { loadOversight } from '../oversight/load-oversight.server';
import { readListState } from '../oversight/oversight.address';
import { showList } from '../oversight/show-list.server';
import { assignItems, claimItems } from '../queue/assign-items.server';
import { readQueueState } from '../queue/queue.schema';
import { QUEUE_VIEWS } from '../queue/queue.rules';
import { findVisibleItem, listQueue, listWhoMayHave } from '../queue/queue.store.server';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { showItemComplaint } from './complaint-pages.server';
import { sendOne } from './complaint.test-support';
import { recordAbout } from './record-about.server';

useOwnDatabase();

const DAY = today();
let senior: Staff;
let about: Staff;
let officer: Staff;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  await prepareJobs();
});
beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, staff_member, rate_limit cascade`;
  senior = await staffWith('SENIOR');
  about = await staffWith('SENIOR', 'OFFICER');
  officer = await staffWith('OFFICER');
});

const record = async (by: Staff, itemId: string, ids: string[]) =>
  recordAbout(
    by,
    itemId,
    { ...(await openForm(itemId)), staff: ids, nobody: ids.length === 0 },
    DAY,
  );

/** Every list, count, search and address by which somebody could come upon an item. */
async function waysTo(staff: Staff, item: { id: string; reference: string }) {
  const ways: string[] = [];
  const queue = async (search: string) =>
    listQueue(staff, readQueueState(new URLSearchParams(search)));
  for (const view of QUEUE_VIEWS) {
    const { rows, counts } = await queue(`view=${view}`);
    if (rows.some(({ id }) => id === item.id)) ways.push(`queue ${view}`);
    if (counts[view] > 0) ways.push(`count ${view}`);
  }
  for (const q of [item.reference, 'Ana Pop', 'ana']) {
    const { rows, tooMany } = await queue(`q=${encodeURIComponent(q)}`);
    if (rows.length > 0 || tooMany) ways.push(`search ${q === item.reference ? 'reference' : q}`);
  }
  for (const filter of [
    'kind=complaint',
    'clock=complaint-answer',
    'language=ro',
    'officer=nobody',
  ]) {
    if ((await queue(filter)).rows.length > 0) ways.push(filter);
  }
  if (await findVisibleItem(staff, item.id)) ways.push('visible');
  if (await showItem(staff, item.id, 'item')) ways.push('page');
  const shown = { id: item.id, kind: 'complaint', status: 'open', mayWork: true };
  if (await showItemComplaint(staff, shown)) ways.push('part');
  return ways;
}

async function waysOfOversight(staff: Staff) {
  const ways: string[] = [];
  const later = DAY.add({ years: 1 });
  const { counts, workload, complaints } = await loadOversight(staff, later);
  if (counts.overdue > 0) ways.push('count overdue');
  if (workload.some(({ open, overdue }) => open > 0 || overdue > 0)) ways.push('workload');
  const soon = Temporal.PlainDate.from((await clockOf()).toISOString().slice(0, 10));
  if ((await loadOversight(staff, soon)).counts.soon > 0) ways.push('count soon');
  if ((await loadOversight(staff)).complaints.length + complaints.length > 0)
    ways.push('complaints');
  for (const list of ['overdue', 'items'] as const) {
    const page = await showList(staff, list, readListState(new URLSearchParams()), later);
    if (page.rows.length > 0) ways.push(`list ${list}`);
  }
  return ways;
}

const clockOf = async () =>
  (await db().clock.findFirstOrThrow({ where: { rule: 'complaint-acknowledge' } })).dueOn;

describe('a complaint that has just come', () => {
  it('is there for seniors alone, until one of them says whom it is about', async () => {
    const item = await sendOne('complaint');
    expect(await waysTo(officer, item)).toEqual([]);
    expect(await claimItems(officer, [{ id: item.id, seenOwnerId: null }])).toMatchObject({
      moved: 0,
      hidden: 1,
    });
    expect(
      await assignItems(senior, [{ id: item.id, seenOwnerId: null }], officer.id),
    ).toMatchObject({ moved: 0, hidden: 1 });
    expect(await waysTo(senior, item)).toContain('queue new');
    expect(await record(officer, item.id, [])).toEqual({ kind: 'not-allowed' });
    expect(await record(senior, item.id, [])).toEqual({ kind: 'done' });
    expect(await waysTo(officer, item)).toContain('page');
  });

  it('thanks and requests for data are for all who work on cases', async () => {
    for (const kind of ['compliment', 'own-data'] as const) {
      const { id } = await sendOne(kind);
      expect(await findVisibleItem(officer, id)).toEqual({ id, kind });
    }
  });
});

describe('whoever a complaint is about', () => {
  it('comes upon it by no list, count, search or address; the others do by all', async () => {
    const item = await sendOne('complaint');
    expect(await waysTo(about, item)).not.toEqual([]);
    expect(await waysOfOversight(about)).toEqual([
      'count overdue',
      'workload',
      'count soon',
      'complaints',
      'list overdue',
      'list items',
    ]);
    expect(await record(senior, item.id, [about.id])).toEqual({ kind: 'done' });
    expect(await waysTo(about, item)).toEqual([]);
    expect(await waysOfOversight(about)).toEqual([]);
    const ways = await waysTo(officer, item);
    expect(ways).toEqual(
      expect.arrayContaining([
        'queue open',
        'count open',
        'search reference',
        'search Ana Pop',
        'kind=complaint',
        'visible',
        'page',
        'part',
      ]),
    );
    expect(await waysOfOversight(senior)).toHaveLength(6);
  });

  it('finds nothing of it in the trail, neither by its reference nor among all', async () => {
    const item = await sendOne('complaint');
    const all = {
      reference: '',
      child: '',
      staff: null,
      looks: false,
      from: null,
      to: null,
      before: null,
    };
    const linesOf = async (by: Staff, reference: string) => {
      const { lines, unknown } = await searchAudit(by, { ...all, reference } as never);
      return { unknown, seen: lines.filter(({ itemId }) => itemId === item.id).length > 0 };
    };
    await record(senior, item.id, [about.id]);
    expect(await linesOf(about, item.reference)).toEqual({ unknown: 'reference', seen: false });
    expect(await linesOf(about, '')).toEqual({ unknown: null, seen: false });
    expect(await linesOf(senior, item.reference)).toEqual({ unknown: null, seen: true });
    const trail = await db().auditEvent.findMany({ where: { itemId: item.id } });
    expect(
      JSON.stringify(trail, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toContain(about.id);
  });

  it('cannot be given it or take it, and makes no move on it', async () => {
    const { id } = await sendOne('complaint');
    await record(senior, id, [about.id]);
    const chosen = [{ id, seenOwnerId: null }];
    expect(await assignItems(senior, chosen, about.id)).toMatchObject({ moved: 0, hidden: 1 });
    expect(await claimItems(about, chosen)).toMatchObject({ moved: 0, hidden: 1 });
    expect(await writeNote(about, id, { ...(await openForm(id)), text: 'Mine.' })).toEqual({
      kind: 'not-found',
    });
    expect(await record(about, id, [])).toEqual({ kind: 'not-found' });
    const { ownerId, keptFrom } = await db().queueItem.findUniqueOrThrow({ where: { id } });
    expect([ownerId, keptFrom]).toEqual([null, [about.id]]);
  });

  it('is offered to those who see it, and to nobody else', async () => {
    const send = await staffWith('SEND');
    const offered = async (id: string) => (await listWhoMayHave(id)).map((one) => one.id).sort();
    const ids = (...people: Staff[]) => people.map(({ id }) => id).sort();
    const { id } = await sendOne('complaint');
    expect(await offered(id)).toEqual(ids(senior, about));
    await record(senior, id, [about.id]);
    expect(await offered(id)).toEqual(ids(senior, officer));
    const plain = await createQueueItem();
    expect(await offered(plain.id)).toEqual(ids(senior, about, officer));
    const plan = await createQueueItem({ flags: ['ehc-plan'] });
    expect(await offered(plan.id)).toEqual(ids(senior, about, officer, send));
    await db().staffMember.update({ where: { id: officer.id }, data: { active: false } });
    expect(await offered(plain.id)).toEqual(ids(senior, about));
  });

  it('loses it where they had it', async () => {
    const { id } = await sendOne('complaint');
    await claimItems(about, [{ id, seenOwnerId: null }]);
    await record(senior, id, [about.id]);
    const { ownerId } = await db().queueItem.findUniqueOrThrow({ where: { id } });
    expect(ownerId).toBeNull();
    const recorded = await db().auditEvent.findFirst({
      where: { itemId: id, action: 'item.complaint-about' },
    });
    expect(recorded!.detail).toMatchObject({ about: 1, owner: 'released' });
  });

  it('is refused by the database too, whatever the code above does', async () => {
    const { id } = await sendOne('complaint');
    await record(senior, id, [about.id]);
    await expect(
      db().$executeRaw`update queue_item set owner_id = ${about.id}::uuid where id = ${id}::uuid`,
    ).rejects.toThrow(/queue_item_not_with_whom_it_is_about/);
    await db()
      .$executeRaw`update queue_item set owner_id = ${officer.id}::uuid where id = ${id}::uuid`;
    await expect(
      db()
        .$executeRaw`update queue_item set kept_from = array[${officer.id}::uuid] where id = ${id}::uuid`,
    ).rejects.toThrow(/queue_item_not_with_whom_it_is_about/);
    await expect(
      db().complaintMove.create({
        data: { itemId: id, move: 'answered', on: new Date(), byId: about.id },
      }),
    ).rejects.toThrow(/nobody deals with a complaint about themselves/);
  });

  it('does not record it themselves; somebody unknown is not recorded', async () => {
    const { id } = await sendOne('data-complaint');
    expect(await record(about, id, [about.id])).toEqual({ kind: 'about-oneself' });
    expect(await record(senior, id, [crypto.randomUUID()])).toEqual({ kind: 'not-staff' });
    expect(await record(senior, id, [officer.id, about.id])).toEqual({ kind: 'done' });
    expect(await findVisibleItem(officer, id)).toBeNull();
    expect(await record(senior, id, [about.id])).toEqual({ kind: 'done' });
    expect(await findVisibleItem(officer, id)).toMatchObject({ id });
  });
});

describe('a family', () => {
  it('has no complaint beside its matters, whoever looks', async () => {
    const account = await createAccount();
    const notice = await createQueueItem({ accountId: account.id, ownerId: officer.id });
    const { id } = await sendOne('complaint', account.email);
    await db().queueItem.update({ where: { id }, data: { accountId: account.id } });
    const page = await showItem(senior, notice.id, 'item');
    expect(page!.matters).toEqual([]);
    const complaint = await showItem(senior, id, 'item');
    expect(complaint!.matters.map((matter) => matter.id)).toEqual([notice.id]);
    expect(complaint!.familyId).toBeNull();
  });
});
