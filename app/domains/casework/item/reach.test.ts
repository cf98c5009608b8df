import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import type { Parent, Staff } from '~/platform/auth/session.server';
import { parse } from '~/platform/form/parse.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { answersSchema } from '~/domains/notification';
import { postFromCouncil } from '~/domains/conversation/index.server';
import { recordNotification } from '~/domains/notification/index.server';
import { findMatter, tellChange } from '~/domains/matter/index.server';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { actionsOn, getItem, openForm, sendNotice, staffWith } from './item.test-support';
import { reachSchema, type ReachForm } from './reach.schema';
import { findReach } from './reach.store.server';
import { recordReach } from './record-reach.server';
import { showItem } from './show-item.server';

let database: TestDatabase;
let officer: Staff;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  forgetCalendar();
  await prepareJobs();
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  forgetCalendar();
  await closeDatabase();
  await database.drop();
});

/** A parent with a notice, who has told of a change. */
async function whoTold(change: 'contact' | 'address', parentName: string) {
  const notice = await sendNotice({ parent: parentName });
  const { id, email } = notice.account!;
  const parent: Parent = { kind: 'parent', id, email, language: 'en', sessionId: '' };
  const tell = async (kind: 'contact' | 'address' = change) =>
    tellChange(parent, (await findMatter(id, notice.id))!, 'en', {
      key: randomUUID(),
      words: 'Please phone only',
      change: kind,
      from: null,
      sharing: [],
    });
  return { notice, parent, tell, told: await tell() };
}

async function formFor(itemId: string, more: Partial<ReachForm> = {}): Promise<ReachForm> {
  const { held } = await findReach(await getItem(itemId));
  return {
    ...(await openForm(itemId)),
    held: held ?? '',
    safeToEmail: 'yes',
    safeToWrite: 'yes',
    safetyNote: '',
    phone: '',
    line1: '',
    line2: '',
    town: '',
    postcode: '',
    addressSecret: false,
    ...more,
  };
}

const write = (itemId: string) =>
  inTransaction((tx) =>
    postFromCouncil(tx, officer.id, {
      itemId,
      text: 'Hello',
      language: 'en',
      submitKey: randomUUID(),
    }),
  );
const mailsTo = (toAddress: string) => db().outgoingMail.count({ where: { toAddress } });

describe('how to reach this family', () => {
  it('email goes again for every matter once an officer has recorded that it is safe', async () => {
    const { notice, parent, told } = await whoTold('contact', 'Safe Again');
    const before = await mailsTo(parent.email);
    await write(notice.id);
    expect(await mailsTo(parent.email)).toBe(before);
    expect(await recordReach(officer, told.id, await formFor(told.id))).toEqual({ kind: 'done' });
    await write(notice.id);
    expect(await mailsTo(parent.email)).toBe(before + 1);
    for (const id of [notice.id, told.id]) {
      expect((await getItem(id)).flags).not.toContain('not-safe-to-email');
    }
    expect(await actionsOn(told.id)).toContain('item.reach-recorded');
  });

  it('where it is not safe email stays off, and the record and every item say so', async () => {
    const { notice, parent, told } = await whoTold('contact', 'Never Safe');
    const form = await formFor(told.id, {
      safeToEmail: 'no',
      safeToWrite: 'no',
      safetyNote: 'Phone at noon',
      phone: '020 7946 0111',
      line1: '2 Quiet Row',
      postcode: 'E17 3AE',
      addressSecret: true,
    });
    expect(await recordReach(officer, told.id, form)).toEqual({ kind: 'done' });
    const before = await mailsTo(parent.email);
    await write(notice.id);
    expect(await mailsTo(parent.email)).toBe(before);
    const shown = await showItem(officer, notice.id, 'item');
    expect(shown!.flags).toEqual(
      expect.arrayContaining(['not-safe-to-email', 'not-safe-to-write']),
    );
    expect(shown!.adults[0]).toMatchObject({
      safeToEmail: false,
      safeToWrite: false,
      safetyNote: 'Phone at noon',
      phone: '020 7946 0111',
      address: { line1: '2 Quiet Row', postcode: 'E17 3AE' },
      addressSecret: true,
    });
  });

  it('lets no email go where the parent told of another change meanwhile', async () => {
    const { notice, told, tell, parent } = await whoTold('contact', 'Told Twice');
    const form = await formFor(told.id);
    await tell();
    expect(await recordReach(officer, told.id, form)).toEqual({ kind: 'held-anew' });
    const unheld = await formFor(notice.id, { held: '' });
    expect(await recordReach(officer, notice.id, unheld)).toEqual({ kind: 'held-anew' });
    const account = await db().account.findUniqueOrThrow({ where: { id: parent.id } });
    expect(account.mailHeldSince).not.toBeNull();
    expect((await getItem(told.id)).flags).toContain('not-safe-to-email');
  });

  it('changes nothing of the other parent', async () => {
    const child = { givenNames: 'Ana', dateOfBirth: '2015-04-05' };
    const other = await sendNotice({ parent: 'Other Sorin', children: [child] });
    const mine = await sendNotice({ parent: 'Mine Sorin', children: [child] });
    expect(mine.familyId).toBe(other.familyId);
    const before = await db().adult.findFirstOrThrow({ where: { accountId: other.account!.id } });
    await recordReach(
      officer,
      mine.id,
      await formFor(mine.id, { safeToEmail: 'no', phone: '020 7946 0222' }),
    );
    expect(await db().adult.findUniqueOrThrow({ where: { id: before.id } })).toEqual(before);
    expect((await getItem(other.id)).flags).not.toContain('not-safe-to-email');
    expect((await findReach(mine)).parent).toMatchObject({ phone: '020 7946 0222' });
  });

  it('keeps what was recorded when the parent sends a further notice that leaves it out', async () => {
    const { notice, parent } = await whoTold('address', 'Further Notice');
    const secret = { safeToEmail: 'no', line1: '3 Hidden Way', addressSecret: true } as const;
    await recordReach(officer, notice.id, await formFor(notice.id, secret));
    const again = await inTransaction((tx) =>
      recordNotification(tx, {
        actor: { kind: 'parent', id: parent.id },
        answers: answersSchema.parse(notice.notification!.answers),
        language: 'en',
        receivedOn: '2026-11-24',
        accountId: parent.id,
        email: parent.email,
        submitKey: randomUUID(),
      }),
    );
    expect((await getItem(again.itemId)).flags).toContain('not-safe-to-email');
    const shown = await showItem(officer, again.itemId, 'item');
    expect(shown!.adults[0]).toMatchObject({ safeToEmail: false, addressSecret: true });
  });

  it('is for officers, on the state they saw, and reaches a parent without an account', async () => {
    const item = await sendNotice({ parent: 'No Account', accountId: null });
    const form = await formFor(item.id, { safeToEmail: 'no' });
    const send = await staffWith('SEND');
    expect(await recordReach(send, item.id, form)).toEqual({ kind: 'not-allowed' });
    expect(await recordReach(officer, item.id, form)).toEqual({ kind: 'done' });
    expect(await recordReach(officer, item.id, form)).toEqual({ kind: 'repeated' });
    const late = { ...form, submitKey: randomUUID() };
    expect((await recordReach(officer, item.id, late)).kind).toBe('stale');
    expect((await getItem(item.id)).flags).toContain('not-safe-to-email');
    const adult = await db().adult.findFirstOrThrow({ where: { familyId: item.familyId! } });
    expect(adult.safeToEmail).toBe(false);
  });

  it('must be told both of email and of letters', () => {
    const values = { version: '0', seen: '0', submitKey: randomUUID(), held: 'x', phone: 'abc' };
    const parsed = parse(reachSchema, values);
    expect(parsed.ok ? [] : parsed.problems.errors.map(({ field, code }) => [field, code])).toEqual(
      expect.arrayContaining([
        ['held', 'stale'],
        ['safeToEmail', 'required'],
        ['safeToWrite', 'required'],
        ['phone', 'not-phone'],
      ]),
    );
  });
});
