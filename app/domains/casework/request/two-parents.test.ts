import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parent, Staff } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { findRequest, listOpenRequests } from '~/domains/annual-request/request.store.server';
import { sendSending, withdrawSending } from '~/domains/evidence/index.server';
import { monday, newParent, tellOf } from '~/domains/evidence/sending/sending.test-support';
import { listToldChildren } from '~/domains/evidence/sending/told-children.server';
import {
  draftYearly,
  familyOf,
  onAcademic,
  yearlyOf,
} from '~/domains/evidence/yearly/yearly.test-support';
import { createRequest } from '../../../../tests/factories';
import { agreeMoreTime } from '../item/agree-more-time.server';
import { formOn } from '../letter/letter.test-support';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { writeAnswer } from './write-answer.server';

useOwnDatabase();

let officer: Staff;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'two-parents-'));
  useEnvironment(readEnvironment({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  await prepareJobs();
  officer = await staffWith('OFFICER');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

let families = 0;

/** A mother and a father who told of one child, each asked apart. */
async function askedApart() {
  const [mother, father] = [await newParent(), await newParent()];
  const name = `Eve T${(families += 1)}`;
  for (const parent of [mother, father]) await tellOf(parent, [{ givenNames: name }]);
  const [hers] = await listToldChildren(mother.id);
  const [his] = await listToldChildren(father.id);
  expect(his!.childId).toBe(hers!.childId);
  const request = await createRequest({
    familyId: await familyOf(hers!),
    children: [{ childId: hers!.childId }],
    accounts: [mother.id, father.id],
  });
  const [forHer, forHim] = request.readers;
  return {
    childId: hers!.childId,
    mother: { by: mother, told: hers!, ...forHer! },
    father: { by: father, told: his!, ...forHim! },
  };
}

type Asked = Awaited<ReturnType<typeof askedApart>>;

const send = async ({ by, told, itemId }: Asked['mother'], more = {}) => {
  const answers = yearlyOf({ ...onAcademic('We read'), ...more });
  const draft = await draftYearly(by, told, itemId, answers);
  expect(await sendSending(by, draft.id, draft, monday)).toMatchObject({ kind: 'sent' });
  return draft.id;
};
const later = { later: { weeks: 6, because: 'A new baby' } };

const giveTime = async ({ childId, mother }: Asked) =>
  agreeMoreTime(
    officer,
    mother.itemId,
    {
      ...(await formOn(mother.itemId)),
      agreedOn: '2027-01-15',
      reason: 'A new baby',
      children: [childId],
    },
    monday,
  );
const childOf = async (childId: string) => {
  const row = await db().requestChild.findFirstOrThrow({ where: { childId } });
  return row.answeredOn?.toISOString().slice(0, 10) ?? null;
};
const isAnswered = async (by: Parent) => (await listOpenRequests(by.id))[0]!.isAnswered;

describe('of what an officer does for one parent the other', () => {
  it('sees no more time that was agreed', async () => {
    const asked = await askedApart();
    expect(await giveTime(asked)).toEqual({ kind: 'done' });
    const { mother, father } = asked;
    const hers = await findRequest(mother.by.id, mother.id);
    expect(hers!.children).toMatchObject([{ moreTimeUntil: '2027-01-15' }]);
    const his = await findRequest(father.by.id, father.id);
    expect(his!.children).toMatchObject([{ moreTimeUntil: null }]);
  });

  it('is not thanked for an answer that was written down', async () => {
    const { mother, father, childId } = await askedApart();
    const form = {
      ...(await formOn(mother.itemId)),
      children: [childId],
      how: 'phone' as const,
      happenedOn: '2026-11-20',
      text: 'All is well.',
    };
    expect(await writeAnswer(officer, mother.itemId, form, monday)).toEqual({ kind: 'done' });
    expect(await isAnswered(mother.by)).toBe(true);
    expect(await isAnswered(father.by)).toBe(false);
    // What he sends and takes back is his own too.
    const sent = await send(father);
    expect(await isAnswered(father.by)).toBe(true);
    await withdrawSending(father.by.id, sent, monday);
    expect(await isAnswered(father.by)).toBe(false);
    const reader = await db().requestReader.findUniqueOrThrow({ where: { id: father.id } });
    expect(reader.answeredAt).toBeNull();
    expect(await childOf(childId)).toBe('2026-11-20');
  });
});

describe('more time for one parent', () => {
  it('leaves the answer of the other as it is', async () => {
    const asked = await askedApart();
    await send(asked.mother, later);
    await send(asked.father);
    expect(await giveTime(asked)).toEqual({ kind: 'done' });
    expect(await childOf(asked.childId)).toBe('2026-11-23');
  });

  it('is no answer, whatever the other one sends and takes back', async () => {
    const asked = await askedApart();
    await send(asked.mother, later);
    expect(await giveTime(asked)).toEqual({ kind: 'done' });
    expect(await childOf(asked.childId)).toBeNull();
    const sent = await send(asked.father);
    expect(await childOf(asked.childId)).toBe('2026-11-23');
    await withdrawSending(asked.father.by.id, sent, monday);
    expect(await childOf(asked.childId)).toBeNull();
    await send(asked.mother);
    expect(await childOf(asked.childId)).toBe('2026-11-23');
  });
});
