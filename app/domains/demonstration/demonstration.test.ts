import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { schoolAge, checkUpn } from '~/domains/child';
import { clockState } from '~/domains/clock';
import { clockFromRow } from '~/domains/clock/index.server';
import { CHILD_STATUSES } from '~/domains/family';
import { COMPLAINT_KINDS, ITEM_FLAGS, ITEM_STATUSES } from '~/domains/intake';
import { SENDING_KINDS } from '~/domains/evidence';
import { answersSchema } from '~/domains/notification';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { openStoredFile, openStoredReader } from '~/platform/files/file-store.server';
import { inspectFile } from '~/platform/files/inspect/inspect-file.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { buildDemonstration, demonstrationSignIns } from './index.server';
import { CHILDREN, FAMILIES, planCouncil } from './plan-council';
import { SENDING_FAMILIES } from './plan-sendings';

const setting = (day: string) => ({
  today: Temporal.PlainDate.from(day),
  lengths: {},
  referencePrefix: 'WF',
});

describe('the plan', () => {
  it('is the same every time on the same day', () => {
    expect(planCouncil(setting('2026-11-21'))).toEqual(planCouncil(setting('2026-11-21')));
  });

  it.each(['2026-11-21', '2026-11-23', '2027-01-01', '2027-03-01', '2027-06-30', '2027-08-31'])(
    'has matters overdue, due today, soon and later on %s',
    (day) => {
      const rows = planCouncil(setting(day));
      const now = Temporal.PlainDate.from(day);
      const states = new Set(rows.clocks.map((row) => clockState(clockFromRow(row as never), now)));
      for (const state of [
        'overdue',
        'due-today',
        'due-soon',
        'running',
        'paused',
        'met',
        'stopped',
      ]) {
        expect(states, state).toContain(state);
      }
      expect(new Set(rows.items.map((item) => item.status))).toEqual(new Set(ITEM_STATUSES));
      for (const event of [...rows.audit, ...rows.messages]) {
        expect((event.at as Date).toISOString().slice(0, 10) <= day).toBe(true);
      }
    },
  );

  it('has reviews of every child who is home educated, and what goes less smoothly', () => {
    const rows = planCouncil(setting('2026-11-21'));
    const taught = rows.children.filter((child) => child.status === 'home-educated');
    const planned = rows.reviews.filter(
      ({ kind, state }) => kind === 'yearly' && (state === 'planned' || state === 'open'),
    );
    expect(new Set(planned.map((review) => review.childId))).toEqual(
      new Set(taught.map((child) => child.id)),
    );
    expect(rows.steps.map((step) => [step.kind, step.state ?? 'proposed'])).toEqual([
      ['second-review-date', 'proposed'],
      ['s437-notice', 'served'],
    ]);
    expect(rows.steps.every((step) => step.decidedById !== step.proposedById)).toBe(true);
    expect(rows.escalations.filter((each) => each.isReferral && !each.receiptAt)).toHaveLength(1);
    const seen = new Set(rows.sightings.map((sighting) => sighting.childId));
    expect(taught.filter((child) => !seen.has(child.id!)).length).toBeGreaterThan(10);
  });

  it('has every awkward case', () => {
    const rows = planCouncil(setting('2026-11-21'));
    const now = Temporal.PlainDate.from('2026-11-21');
    const ages = rows.children.map((child) =>
      schoolAge(
        Temporal.PlainDate.from((child.dateOfBirth as Date).toISOString().slice(0, 10)),
        now,
      ),
    );
    expect(new Set(ages.map(({ status }) => status))).toEqual(
      new Set(['not-yet', 'of-age', 'ended']),
    );
    expect(ages.some(({ yearGroup }) => yearGroup === 11)).toBe(true);
    const flags = new Set(rows.items.flatMap((item) => item.flags as string[]));
    expect([...flags].sort()).toEqual([...ITEM_FLAGS].sort());
    const names = rows.children.map((child) => `${child.givenNames} ${child.familyName}`);
    for (const script of [
      /’/,
      /-/,
      /[ăâîșț]/,
      /\p{Script=Arabic}/u,
      /\p{Script=Cyrillic}/u,
      /[łśż]/,
      /[ığşç]/,
    ]) {
      expect(
        names.some((name) => script.test(name)),
        String(script),
      ).toBe(true);
    }
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(100);
    expect(new Set(rows.items.map((item) => item.kind))).toEqual(
      new Set([
        'notification',
        'question',
        'meeting-request',
        'pressure',
        'plan',
        'evidence',
        'voice',
        'review',
        'steps',
        'escalation',
        'annual-request',
        ...COMPLAINT_KINDS,
      ]),
    );
    expect(new Set(rows.messages.map((message) => message.language))).toEqual(
      new Set(['en', 'ro', 'ur']),
    );
    expect(new Set(rows.referrals.map((referral) => referral.kind)).size).toBe(2);
    const answers = rows.notifications.map((row) => answersSchema.parse(row.answers));
    expect(answers.some(({ contact }) => contact?.addressSecret && contact.address === null)).toBe(
      true,
    );
    expect(answers.some(({ language }) => language?.interpreter === 'bsl')).toBe(true);
  });

  it('uses only codes that the rooms know, and numbers that nobody can have', () => {
    const rows = planCouncil(setting('2026-11-21'));
    for (const child of rows.children) {
      expect(CHILD_STATUSES).toContain(child.status);
      if (child.upn) expect(checkUpn(child.upn)).toMatchObject({ kind: 'ok' });
      if (child.upn) expect(child.upn.slice(1, 4)).toBe('999');
    }
    for (const { email } of [...rows.accounts, ...rows.staff])
      expect(email).toMatch(/@example\.org$/);
    for (const { urn } of rows.schools) expect(urn).toMatch(/^9\d{5}$/);
    expect(rows.schools.length).toBeGreaterThan(24);
  });
});

describe('what families sent', () => {
  const rows = planCouncil(setting('2026-11-21'));
  const sent = rows.sendings.filter(({ state }) => state === 'sent');
  const answersOf = (kind: string) =>
    sent.filter((row) => row.kind === kind).map((row) => row.answers as Record<string, unknown>);

  it('comes from a third of the families, in three languages', () => {
    const byThemselves = rows.sendings.filter(({ kind }) => kind !== 'yearly');
    const accounts = new Set(byThemselves.map(({ accountId }) => accountId));
    const families = new Set(
      rows.notifications
        .filter(({ accountId }) => accounts.has(accountId!))
        .map(({ familyId }) => familyId),
    );
    expect(families.size).toBe(SENDING_FAMILIES);
    expect(new Set(sent.map(({ language }) => language))).toEqual(new Set(['en', 'ro', 'ur']));
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(SENDING_KINDS));
    expect(rows.sendings.some(({ state }) => state === 'draft')).toBe(true);
  });

  it('has plans by area, as one text and of those who would rather talk', () => {
    const plans = answersOf('plan');
    expect(plans.some(({ areas }) => Object.keys(areas as object).length > 2)).toBe(true);
    expect(
      plans.some(({ whole, areas }) => whole && Object.keys(areas as object).length === 0),
    ).toBe(true);
    expect(plans.some(({ talk }) => talk)).toBe(true);
    expect(answersOf('voice').every(({ board }) => Object.keys(board as object).length > 0)).toBe(
      true,
    );
  });

  it('has two versions of a plan a year apart, of three children or more', () => {
    const plans = sent.filter(({ kind }) => kind === 'plan');
    const apart = plans.filter((plan) =>
      plans.some(
        (other) =>
          other.toldChildId === plan.toldChildId &&
          (plan.sentAt as Date).getTime() - (other.sentAt as Date).getTime() > 340 * 86_400_000,
      ),
    );
    expect(new Set(apart.map(({ toldChildId }) => toldChildId)).size).toBeGreaterThanOrEqual(3);
  });

  it('has few files, one waiting, one refused, one found bad, and a pair with its translation', () => {
    expect(rows.files.length).toBeLessThanOrEqual(25);
    expect(rows.files.map(({ state }) => state)).toContain('waiting');
    expect(rows.files.map(({ refusal }) => refusal)).toEqual(
      expect.arrayContaining(['archive', 'found']),
    );
    expect(rows.pieces.some(({ translationOfId }) => translationOfId)).toBe(true);
  });
});

describe('its sessions', () => {
  const days = Array.from({ length: 16 }, (_, at) =>
    Temporal.PlainDate.from('2026-11-21')
      .add({ days: at * 47 })
      .toString(),
  );

  it.each(days)('have nobody and no room in two places, on %s', (day) => {
    const { sessions, sessionPeople, absences } = planCouncil(setting(day));
    const spans = sessions
      .filter(({ state }) => state !== 'cancelled')
      .flatMap(({ id, roomId, startsAt, endsAt, bufferBefore = 0, bufferAfter = 0 }) => {
        const from = startsAt.getTime() - bufferBefore * 60_000;
        const to = (endsAt as Date).getTime() + bufferAfter * 60_000;
        const people = sessionPeople.filter(({ sessionId }) => sessionId === id);
        return [roomId, ...people.map(({ staffId }) => staffId)].map((what) => ({
          what,
          from,
          to,
        }));
      });
    for (const { staffId, startsAt, endsAt } of absences) {
      const [from, to] = [(startsAt as Date).getTime(), (endsAt as Date).getTime()];
      spans.push({ what: staffId, from, to });
    }
    spans.sort((a, b) => a.from - b.from);
    for (const what of new Set(spans.map((span) => span.what))) {
      const own = spans.filter((span) => span.what === what);
      expect(own.every(({ from }, at) => at === 0 || own[at - 1]!.to <= from)).toBe(true);
    }
    const ahead = sessions.filter(({ startsAt }) => startsAt.toISOString().slice(0, 10) > day);
    expect(ahead.length).toBeGreaterThan(15);
    expect(new Set(ahead.map(({ state }) => state ?? 'open')).size).toBe(3);
  });
});

describe('the council in the database', () => {
  const databases: TestDatabase[] = [];

  async function build() {
    const database = await createTestDatabase();
    databases.push(database);
    await closeDatabase();
    useDatabase(database.url);
    await prepareJobs();
    await buildDemonstration();
  }

  beforeAll(build);
  afterAll(async () => {
    await closeDatabase();
    for (const database of databases) await database.drop();
  });

  const contents = async () => ({
    staff: await db().staffMember.findMany({ orderBy: { email: 'asc' } }),
    children: await db().child.findMany({ orderBy: { id: 'asc' } }),
    items: await db().queueItem.findMany({ orderBy: { reference: 'asc' } }),
    clocks: await db().clock.findMany({ orderBy: { id: 'asc' } }),
    messages: await db().message.findMany({ orderBy: { id: 'asc' } }),
    sendings: await db().sending.findMany({ orderBy: { id: 'asc' } }),
    pieces: await db().piece.findMany({ orderBy: { id: 'asc' } }),
    files: await db().familyFile.findMany({
      orderBy: { id: 'asc' },
      omit: { storeKey: true, sha256: true, bytes: true },
    }),
    readings: await db().childReading.findMany({
      orderBy: [{ staffId: 'asc' }, { childId: 'asc' }],
    }),
  });

  it('has 150 families and 377 children, and staff of every role', async () => {
    expect(await db().family.count()).toBe(FAMILIES);
    expect(await db().child.count()).toBe(CHILDREN);
    const staff = await db().staffMember.findMany();
    expect(new Set(staff.flatMap(({ roles }) => roles))).toEqual(
      new Set(['OFFICER', 'SENIOR', 'SEND', 'ADMIN']),
    );
    expect(await db().calendarClosure.count({ where: { example: false } })).toBe(0);
  });

  it('lets every address that is announced sign in', async () => {
    for (const line of demonstrationSignIns()) {
      const email = line.split(' ')[0]!;
      const found =
        (await db().account.findUnique({ where: { email } })) ??
        (await db().staffMember.findUnique({ where: { email } }));
      expect(found, line).not.toBeNull();
    }
  });

  it('joins what two parents told of one child, and lets neither see the other’s matter', async () => {
    const items = await db().queueItem.findMany({
      where: {
        kind: 'notification',
        account: { email: { in: ['mother@example.org', 'father@example.org'] } },
      },
      include: { children: true, account: true },
    });
    expect(items).toHaveLength(2);
    expect(items[0]!.children).toEqual([
      { itemId: items[0]!.id, childId: items[1]!.children[0]!.childId },
    ]);
    expect(items[0]!.familyId).toBe(items[1]!.familyId);
    expect(items[0]!.accountId).not.toBe(items[1]!.accountId);
  });

  it('has the bytes of every file and picture that a row names', async () => {
    const files = await db().familyFile.findMany({ where: { storeKey: { not: null } } });
    const views = await db().fileView.findMany();
    expect(views.length).toBeGreaterThan(20);
    const letters = await db().councilLetterCopy.findMany();
    expect(letters).toHaveLength(2);
    for (const { storeKey, bytes } of [...files, ...views, ...letters]) {
      const all = await new Response(await openStoredFile(storeKey!)).arrayBuffer();
      expect(all.byteLength).toBe(Number(bytes));
    }
    const kept = await db().storedObject.count({ where: { state: 'kept' } });
    expect(kept).toBe(files.length + views.length + letters.length);
  });

  it('shows pictures, sheets and sounds as what they are', async () => {
    const limits = { megapixels: 50 };
    for (const file of await db().familyFile.findMany({ where: { state: 'ready' } })) {
      const reader = await openStoredReader(file.storeKey!);
      const found = await inspectFile(reader, file.name, limits);
      await reader.close();
      expect(found, file.name).toMatchObject({
        ok: true,
        contentType: file.contentType,
        sort: file.sort,
      });
    }
  });

  it('keeps each item’s next due date true to its clocks', async () => {
    const wrong = await db().$queryRaw`
      select q.reference from queue_item q where next_due_on <>
        coalesce((select min(due_on) from clock where item_id = q.id and status = 'running'), '9999-12-31')`;
    expect(wrong).toEqual([]);
  });

  it('builds nothing anew where there is somebody on the staff already', async () => {
    const before = await contents();
    await buildDemonstration();
    expect(await contents()).toEqual(before);
  });

  it('is the same in another database', async () => {
    const first = await contents();
    await build();
    expect(await contents()).toEqual(first);
  }, 60_000);
});
