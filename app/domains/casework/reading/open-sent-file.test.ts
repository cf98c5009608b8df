import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashSecret } from '~/platform/auth/secrets.server';
import type { Staff, StaffRole } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, inTransaction, useDatabase } from '~/platform/db/database.server';
import { keepStored, storeFile } from '~/platform/files/file-store.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { answerLink, leadToFile } from '~/domains/evidence/index.server';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  asActor,
  createAccount,
  createChild,
  createQueueItem,
  createStaff,
} from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { archiveForStaff, officerFileDoor } from './open-sent-file.server';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'open-sent-file-'));
  useEnvironment(readEnvironment({ FILES_DIR: folder, DATABASE_URL: database.url }));
  useDatabase(database.url);
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true });
});

const staffOf = async (...roles: StaffRole[]): Promise<Staff> => ({
  ...asActor(await createStaff({ roles })),
  sessionId: hashSecret(crypto.randomUUID()),
});

type Given = { state?: string; flags?: 'ehc-plan'[]; firstReadAt?: Date };

/** A file that was sent about one child, as its check left it. */
async function sentFile({ state = 'sent', flags = [], firstReadAt }: Given = {}) {
  const account = await createAccount();
  const child = await createChild();
  const item = await createQueueItem({ kind: 'evidence', flags, childIds: [child.id] });
  const stored = await storeFile(Buffer.from('A week at home'));
  return inTransaction(async (tx) => {
    await keepStored(tx, stored.storeKey);
    const draft = state === 'draft';
    const sending = await tx.sending.create({
      data: {
        accountId: account.id,
        kind: 'evidence',
        state,
        sentAt: draft ? null : new Date(),
        itemId: draft ? null : item.id,
        firstReadAt: firstReadAt ?? null,
      },
    });
    const file = await tx.familyFile.create({
      data: {
        accountId: account.id,
        sendingId: sending.id,
        name: 'week.txt',
        state: 'ready',
        scan: 'clean',
        through: 'form',
        bytes: 14n,
        storeKey: stored.storeKey,
        contentType: 'text/plain',
        sort: 'text',
        receivedAt: new Date(),
      },
    });
    await tx.piece.create({ data: { sendingId: sending.id, form: 'file', fileId: file.id } });
    const view = await storeFile(Buffer.from('small picture'));
    await keepStored(tx, view.storeKey);
    await tx.fileView.create({
      data: {
        fileId: file.id,
        view: 'small',
        storeKey: view.storeKey,
        contentType: 'image/jpeg',
        bytes: 13n,
      },
    });
    return { id: file.id, itemId: item.id, childId: child.id };
  });
}

const asked = (search = '') => new Request(`http://localhost:3000/x${search}`);
const lead = (staff: Staff, id: string, search = '') =>
  leadToFile(officerFileDoor(staff), id, asked(search));
const tokenIn = (answer: Response) => answer.headers.get('Location')!.split('/').at(-1)!;
const looks = (fileId: string) =>
  db().$queryRaw<{ itemId: string; actorId: string }[]>`
    select item_id as "itemId", actor_id as "actorId" from audit_event
    where action = 'sent-file.viewed' and detail->>'file' = ${fileId}`;

describe('staff and what a parent sent', () => {
  test('an officer opens it, and the look is in the audit trail; small pictures are not', async () => {
    const officer = await staffOf('OFFICER');
    const { id, itemId } = await sentFile();
    const answer = await lead(officer, id);
    expect(answer.status).toBe(303);
    expect(await looks(id)).toEqual([]);
    const content = await answerLink(officerFileDoor(officer), tokenIn(answer), asked());
    expect(await content.text()).toBe('A week at home');
    const small = await lead(officer, id, '?view=small&use=show');
    const picture = await answerLink(officerFileDoor(officer), tokenIn(small), asked());
    expect(await picture.text()).toBe('small picture');
    expect(await looks(id)).toEqual([{ itemId, actorId: officer.id }]);
  });

  test('a part from the middle is a look as well; what is played on is not a second one', async () => {
    const officer = await staffOf('OFFICER');
    const { id } = await sentFile();
    const token = tokenIn(await lead(officer, id));
    const middle = new Request('http://localhost:3000/x', { headers: { Range: 'bytes=1-' } });
    const door = officerFileDoor(officer);
    expect(await (await answerLink(door, token, middle)).text()).toBe(' week at home');
    expect(await looks(id)).toHaveLength(1);
    await (await answerLink(door, token, middle)).text();
    expect(await looks(id)).toHaveLength(1);
    await (await answerLink(door, token, asked())).text();
    expect(await looks(id)).toHaveLength(2);
  });

  test('who opens or downloads it has begun to look: it cannot be taken back any more', async () => {
    const officer = await staffOf('OFFICER');
    const readAt = async (id: string) =>
      (await db().familyFile.findUniqueOrThrow({ where: { id }, select: { sending: true } }))
        .sending.firstReadAt;
    const one = await sentFile();
    await lead(officer, one.id);
    expect(await readAt(one.id)).not.toBeNull();
    const other = await sentFile();
    await (await archiveForStaff(officer, other.childId))!.body!.cancel();
    expect(await readAt(other.id)).not.toBeNull();
    const closed = await sentFile();
    await lead(await staffOf('SEND'), closed.id);
    expect(await readAt(closed.id)).toBeNull();
  });

  test('a link is good for the session it was made for alone', async () => {
    const { id } = await sentFile();
    const [one, other] = [await staffOf('OFFICER'), await staffOf('OFFICER')];
    const token = tokenIn(await lead(one, id));
    expect((await answerLink(officerFileDoor(other), token, asked())).status).toBe(404);
    expect(await looks(id)).toEqual([]);
  });

  test.each([
    ['a draft', { state: 'draft' }, 404],
    ['taken back', { state: 'withdrawn' }, 404],
    ['replaced before anybody looked', { state: 'replaced' }, 404],
    ['replaced after somebody looked', { state: 'replaced', firstReadAt: new Date() }, 303],
  ])('%s', async (_, given, status) => {
    const { id } = await sentFile(given);
    expect((await lead(await staffOf('SENIOR'), id)).status).toBe(status);
  });

  test.each([
    ['ADMIN', [], 404],
    ['SEND', [], 404],
    ['SEND', ['ehc-plan' as const], 303],
  ] as const)('%s, with the flags %j', async (role, flags, status) => {
    const { id, childId } = await sentFile({ flags: [...flags] });
    const staff = await staffOf(role);
    expect((await lead(staff, id)).status).toBe(status);
    const archive = await archiveForStaff(staff, childId);
    expect(archive === null).toBe(status === 404);
    await archive?.body?.cancel();
  });

  test('an archive of a child is of that child alone, and in the audit trail', async () => {
    const officer = await staffOf('OFFICER');
    const { childId } = await sentFile();
    await sentFile();
    const archive = await archiveForStaff(officer, childId);
    const text = Buffer.from(await archive!.arrayBuffer()).toString('latin1');
    expect(text.match(/A week at home/g)).toHaveLength(1);
    const rows = await db().$queryRaw<unknown[]>`select 1 from audit_event
      where action = 'sent-files.downloaded' and child_id = ${childId}::uuid
        and actor_id = ${officer.id}::uuid`;
    expect(rows).toHaveLength(1);
    expect(await archiveForStaff(officer, crypto.randomUUID())).toBeNull();
  });
});
