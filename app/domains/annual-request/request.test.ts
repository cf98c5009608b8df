import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Parent } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { createRequest, signedIn } from '../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database';
import { archiveForParent, findSending, listToldChildren } from '../evidence/index.server';
import {
  draftPlan,
  monday,
  newParent,
  planOf,
  tellOf,
} from '../evidence/sending/sending.test-support';
import { findMatter, listMatters } from '../matter/index.server';
import { sendSending } from '../evidence/sending/send-sending.server';
import {
  askedAboutTwo,
  draftYearly,
  familyOf,
  onAcademic,
  yearlyOf,
} from '../evidence/yearly/yearly.test-support';
import { actOnRequestCheck, loadRequestCheck } from './check-pages.server';
import { actOnRequest, loadRequest } from './request-pages.server';
import { findRequest, listOpenRequests } from './request.store.server';
import { actOnYearly, loadYearly } from './yearly-pages.server';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  folder = await mkdtemp(join(tmpdir(), 'request-'));
  useEnvironment(readEnvironment({ DATA_DIR: folder, LOG_LEVEL: 'silent' }));
  await prepareJobs();
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

type Asking = { params?: Record<string, string>; search?: string; method?: string };
type Form = Record<string, string | string[]>;

/** A request of this parent, signed in; with a form it is posted. */
async function asking(by: Parent, { params, search = '', method }: Asking, form?: Form) {
  const body = form && new URLSearchParams();
  for (const [name, value] of Object.entries(form ?? {})) {
    for (const one of [value].flat()) body!.append(name, one);
  }
  const request = new Request(`http://localhost/en/family/page${search}`, {
    method: method ?? (form ? 'POST' : 'GET'),
    headers: { Cookie: await signedIn({ accountId: by.id }) },
    ...(body && { body }),
  });
  const args = { request, params: { lang: 'en', ...params }, context: { network: 'test' } };
  return args as unknown as LoaderFunctionArgs & ActionFunctionArgs;
}

const at = (answer: unknown) => (answer as Response).headers.get('Location');
const statusOf = async (answer: Promise<unknown>) =>
  answer.then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  );
type Refusal = {
  init: { status: number } | null;
  data: { errors: { field: string; code: string }[] };
};
const refusal = (answer: unknown) => {
  const { init, data } = answer as Refusal;
  return [init?.status, ...data.errors.map(({ field, code }) => `${field}:${code}`)];
};
const openedAt = async (id: string) =>
  (await db().requestReader.findUniqueOrThrow({ where: { id } })).openedAt;

describe('the page of a request', () => {
  test('has each child by the name this parent gave, with what they said last, and where the answer stands', async () => {
    const { by, ada, ben, readerId, itemId } = await askedAboutTwo();
    const plan = await draftPlan(by, ada, planOf('We read'));
    await sendSending(by, plan.id, plan, monday);
    await draftYearly(by, ben, itemId);
    const page = await loadRequest(await asking(by, { params: { request: readerId } }));
    expect(page.request).toMatchObject({ answerBy: '2026-11-30', isOver: false, itemId });
    expect(page.children.map(({ name }) => name)).toEqual([ada.name, ben.name]);
    expect(page.children[0]).toMatchObject({
      answer: { draft: null, sent: null },
      last: { kind: 'plan', areas: { academic: 'We read' } },
      ehc: null,
    });
    expect(page.children[1]!.answer.draft).not.toBeNull();
    expect(page.children[1]!.last).toBeNull();
  });

  test("is nobody else's, and there is none for what is no id", async () => {
    const { by, readerId } = await askedAboutTwo();
    const stranger = await newParent();
    expect(
      await statusOf(asking(stranger, { params: { request: readerId } }).then(loadRequest)),
    ).toBe(404);
    expect(await statusOf(asking(by, { params: { request: "x' or 1=1" } }).then(loadRequest))).toBe(
      404,
    );
    expect(await findRequest(stranger.id, readerId)).toBeNull();
    expect(await openedAt(readerId)).toBeNull();
  });

  test('the first look is kept, and only a look', async () => {
    const { by, readerId } = await askedAboutTwo();
    const params = { request: readerId };
    await loadRequest(await asking(by, { params, method: 'HEAD' }));
    expect(await openedAt(readerId)).toBeNull();
    await loadRequest(await asking(by, { params }));
    const first = await openedAt(readerId);
    expect(first).not.toBeNull();
    await loadRequest(await asking(by, { params }));
    expect(await openedAt(readerId)).toEqual(first);
  });

  test('has a child only where this parent told of them; the other parent is nowhere', async () => {
    const mother = await newParent();
    const n = mother.email.replace(/\D/g, '');
    await tellOf(mother, [
      { givenNames: `Eve ${n}` },
      { givenNames: `Fay ${n}`, dateOfBirth: '2012-01-01' },
    ]);
    const [eve, fay] = await listToldChildren(mother.id);
    const father = await newParent();
    await tellOf(father, [{ givenNames: `Evie ${n}` }]);
    const [his] = await listToldChildren(father.id);
    await db().notificationChild.update({
      where: { id: his!.id },
      data: { childId: eve!.childId },
    });
    const familyId = await familyOf(eve!);
    await db().adult.updateMany({ where: { accountId: father.id }, data: { familyId } });
    const { readers } = await createRequest({
      familyId,
      children: [eve!, fay!].map(({ childId }) => ({ childId })),
      accounts: [mother.id, father.id],
    });
    const draft = await draftYearly(mother, eve!, readers[0]!.itemId, yearlyOf(onAcademic('HERS')));
    await sendSending(mother, draft.id, draft, monday);
    const page = await loadRequest(await asking(father, { params: { request: readers[1]!.id } }));
    expect(page.children.map(({ name }) => name)).toEqual([`Evie ${n}`]);
    expect(page.children[0]).toMatchObject({ answer: { draft: null, sent: null }, last: null });
    expect(JSON.stringify(page)).not.toMatch(
      new RegExp(`HERS|Fay|${mother.email}|${readers[0]!.id}`),
    );
    expect(await findRequest(father.id, readers[0]!.id)).toBeNull();
    const act = asking(father, { params: { request: readers[1]!.id } }, { answer: fay!.id });
    expect(await statusOf(act.then(actOnRequest))).toBe(404);
  });

  test('Year 11 and an EHC plan are seen where they are', async () => {
    const by = await newParent();
    const n = by.email.replace(/\D/g, '');
    const needs = { needs: { needs: 'ehc-plan', words: '' } };
    await tellOf(by, [
      { givenNames: `Gil ${n}`, dateOfBirth: '2011-02-03' },
      { givenNames: `Hal ${n}`, ...needs },
      { givenNames: `Ike ${n}`, dateOfBirth: '2015-02-03' },
    ]);
    const told = await listToldChildren(by.id);
    const [gil, hal, ike] = told;
    const officer = await db().staffMember.create({
      data: { email: `o${n}@example.org`, name: 'Jo', roles: ['OFFICER'] },
    });
    await db().ehcPlan.create({
      data: {
        childId: ike!.childId,
        nextReviewOn: new Date('2027-02-10'),
        recordedById: officer.id,
      },
    });
    await db().ehcPlan.create({
      data: { childId: gil!.childId, endedOn: new Date('2025-02-10'), recordedById: officer.id },
    });
    const { readers } = await createRequest({
      familyId: await familyOf(gil!),
      children: told.map(({ childId }, place) => ({ childId, yearGroup: place === 0 ? 11 : 6 })),
      accounts: [by.id],
    });
    const request = (await findRequest(by.id, readers[0]!.id))!;
    expect(request.children.map(({ name, yearGroup, ehc }) => [name, yearGroup, ehc])).toEqual([
      [gil!.name, 11, null],
      [hal!.name, 6, { nextReviewOn: null }],
      [ike!.name, 6, { nextReviewOn: '2027-02-10' }],
    ]);
  });

  test('waits on the first page until it is over, answered or not', async () => {
    const { by, ada, ben, readerId, itemId } = await askedAboutTwo();
    expect(await listOpenRequests(by.id)).toMatchObject([{ id: readerId, isAnswered: false }]);
    for (const child of [ada, ben]) {
      const draft = await draftYearly(by, child, itemId);
      await sendSending(by, draft.id, draft, monday);
    }
    expect(await listOpenRequests(by.id)).toMatchObject([{ id: readerId, isAnswered: true }]);
    await db().queueItem.update({
      where: { id: itemId },
      data: { status: 'closed', closedAt: new Date() },
    });
    expect(await listOpenRequests(by.id)).toEqual([]);
    expect(await findRequest(by.id, readerId)).toMatchObject({ isOver: true });
  });

  test('is a matter with a conversation of its own, that leads to it', async () => {
    const { by, ada, ben, readerId, itemId } = await askedAboutTwo();
    const matter = (await findMatter(by.id, itemId))!;
    expect(matter).toMatchObject({ kind: 'annual-request', requestId: readerId });
    expect(matter.about).toEqual([ada.name, ben.name]);
    expect(matter.clocks).toMatchObject([{ rule: 'request-answer', dueOn: '2026-11-30' }]);
    const matters = await listMatters(by.id);
    const about = [ada.name, ben.name];
    expect(matters.find(({ id }) => id === itemId)).toMatchObject({ about });
    expect(await findMatter((await newParent()).id, itemId)).toBeNull();
    const notice = matters.find(({ kind }) => kind === 'notification')!;
    expect(await findMatter(by.id, notice.id)).toMatchObject({ requestId: null });
  });

  test('leads to the answer about a child, to their own voice, and to nothing else', async () => {
    const { by, ada, ben, readerId } = await askedAboutTwo();
    const other = await askedAboutTwo();
    const params = { request: readerId };
    const answer = at(await actOnRequest(await asking(by, { params }, { answer: ada.id })));
    expect(answer).toMatch(/^\/en\/family\/yearly\/[0-9a-f-]{36}$/);
    expect(at(await actOnRequest(await asking(by, { params }, { answer: ada.id })))).toBe(answer);
    expect(at(await actOnRequest(await asking(by, { params }, { voice: ben.id })))).toMatch(
      /^\/en\/family\/voice\/[0-9a-f-]{36}$/,
    );
    const strange: Form[] = [
      { answer: other.ada.id },
      { voice: other.ada.id },
      { answer: 'x' },
      {},
    ];
    for (const form of strange) {
      expect(await statusOf(asking(by, { params }, form).then(actOnRequest))).toBe(404);
    }
  });
});

describe('an answer as it is written', () => {
  test('is saved by itself as it is typed; saved elsewhere meanwhile, both are there', async () => {
    const { by, ada, itemId, readerId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId, yearlyOf({}));
    const params = { sending: draft.id };
    const typed = { version: '0', academic: 'First', _autosave: '1' };
    const saved = await actOnYearly(await asking(by, { params }, typed));
    expect(saved).toMatchObject({ init: { status: 204, headers: { 'Sending-Version': '1' } } });
    const late = { version: '0', academic: 'Second', do: 'check' };
    const refused = await actOnYearly(await asking(by, { params }, late));
    expect(refusal(refused)).toEqual([409, 'form:stale']);
    expect(refused).toMatchObject({
      data: {
        values: { academic: 'Second', version: '1' },
        there: { areas: { academic: { words: 'First' } } },
      },
    });
    const again = await actOnYearly(await asking(by, { params }, { ...late, version: '1' }));
    expect(at(again)).toBe(`/en/family/request/${readerId}/check?child=${ada.id}`);
    expect((await findSending(by.id, draft.id))!.answers).toMatchObject({
      areas: { academic: { changed: 'yes', words: 'Second' } },
    });
  });

  test('"nothing here has changed" marks what was told before, and leaves what is written here', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const before = planOf('', {
      areas: { academic: 'Reading', physical: 'Swimming', creative: 'Clay' },
    });
    const plan = await draftPlan(by, ada, before);
    await sendSending(by, plan.id, plan, monday);
    const draft = await draftYearly(by, ada, itemId, yearlyOf({}));
    const form = { version: '0', physicalChanged: 'yes', physical: 'Cycling', do: 'same' };
    await actOnYearly(await asking(by, { params: { sending: draft.id } }, form));
    const { areas } = (await findSending(by.id, draft.id))!.answers as ReturnType<typeof yearlyOf>;
    expect(
      Object.entries(areas).map(([area, { changed, words }]) => [area, changed, words]),
    ).toEqual([
      ['academic', 'no', ''],
      ['personal', null, ''],
      ['physical', 'yes', 'Cycling'],
      ['creative', 'no', ''],
      ['technology', null, ''],
      ['interests', null, ''],
    ]);
  });

  test('shows what was said before, what was copied, and is nobody else’s', async () => {
    const { by, ada, ben, itemId } = await askedAboutTwo();
    await draftYearly(by, ada, itemId, yearlyOf({ feeling: 'hard' }));
    const started = await db().sending.count({ where: { accountId: by.id } });
    const request = (await listOpenRequests(by.id))[0]!;
    const location = at(
      await actOnRequest(await asking(by, { params: { request: request.id } }, { answer: ben.id })),
    )!;
    const params = { sending: location.split('/').at(-1)! };
    const page = await loadYearly(await asking(by, { params }));
    expect(page).toMatchObject({
      copiedFrom: ada.name,
      child: { id: ben.id },
      earlier: null,
      files: null,
    });
    expect(await db().sending.count({ where: { accountId: by.id } })).toBe(started + 1);
    const files = await loadYearly(await asking(by, { params, search: '?part=files' }));
    expect(files.files).toMatchObject({ lines: [] });
    const stranger = await newParent();
    expect(await statusOf(asking(stranger, { params }).then(loadYearly))).toBe(404);
    expect(await statusOf(asking(stranger, { params }, { version: '0' }).then(actOnYearly))).toBe(
      404,
    );
  });
});

describe('checked and sent', () => {
  const formOf = (drafts: { id: string; version: number }[]) => ({
    send: drafts.map(({ id }) => id),
    seen: drafts.map(({ id, version }) => `${id}:${version}`),
  });

  test('all that is ticked, once, however often the button is pressed', async () => {
    const { by, ada, ben, itemId, readerId } = await askedAboutTwo();
    const drafts = [await draftYearly(by, ada, itemId), await draftYearly(by, ben, itemId)];
    const params = { request: readerId };
    const page = await loadRequestCheck(await asking(by, { params }));
    expect(page.children.map(({ isReady, draft }) => [isReady, draft?.id])).toEqual([
      [true, drafts[0]!.id],
      [true, drafts[1]!.id],
    ]);
    const one = await loadRequestCheck(await asking(by, { params, search: `?child=${ben.id}` }));
    expect(one.children.map(({ child }) => child.id)).toEqual([ben.id]);
    const pressed = await Promise.all(
      [1, 2].map(async () => actOnRequestCheck(await asking(by, { params }, formOf(drafts)))),
    );
    const receipt = `/en/family/request/${readerId}?done=sent`;
    expect(pressed.map(at)).toEqual([receipt, receipt]);
    expect(
      await db().sending.count({ where: { accountId: by.id, kind: 'yearly', state: 'sent' } }),
    ).toBe(2);
    expect(
      await db().outgoingMail.findMany({
        where: { toAddress: by.email, template: 'sending-received' },
      }),
    ).toMatchObject([{ data: { path: `/en/family/request/${readerId}` } }]);
    expect(await loadRequest(await asking(by, { params, search: '?done=sent' }))).toMatchObject({
      done: true,
    });
  });

  test('an older state is told, and the page then shows what is there', async () => {
    const { by, ada, itemId, readerId } = await askedAboutTwo();
    const draft = await draftYearly(by, ada, itemId);
    const args = await asking(
      by,
      { params: { request: readerId } },
      formOf([{ ...draft, version: 0 }]),
    );
    const refused = await actOnRequestCheck(args);
    expect(refusal(refused)).toEqual([409, 'form:stale']);
    expect(refused).not.toHaveProperty('data.values.seen');
    expect((await findSending(by.id, draft.id))!.state).toBe('draft');
  });

  test('nothing ticked, nothing written, or what is not theirs', async () => {
    const { by, ada, itemId, readerId } = await askedAboutTwo();
    const params = { request: readerId };
    const act = async (form: Form) =>
      refusal(await actOnRequestCheck(await asking(by, { params }, form)));
    expect(await act({})).toEqual([400, 'send:required']);
    const empty = await draftYearly(by, ada, itemId, yearlyOf({}));
    expect(await act(formOf([empty]))).toEqual([400, 'form:empty']);
    const other = await askedAboutTwo();
    const theirs = await draftYearly(other.by, other.ada, other.itemId);
    expect(await act(formOf([theirs]))).toEqual([400, 'form:not-open']);
    const plan = await draftPlan(by, ada);
    expect(await act(formOf([plan]))).toEqual([400, 'form:not-open']);
    expect((await findSending(by.id, plan.id))!.state).toBe('draft');
    expect((await findSending(other.by.id, theirs.id))!.state).toBe('draft');
  });

  test('everything that was sent can be downloaded with its questions', async () => {
    const { by, ada, itemId } = await askedAboutTwo();
    const answers = yearlyOf({ ...onAcademic('We read'), still: 'unsure', help: ['exams'] });
    const draft = await draftYearly(by, ada, itemId, answers);
    await sendSending(by, draft.id, draft, monday);
    const text = await (await archiveForParent(by.id, 'en')).text();
    expect(text).toContain('Reading, writing, maths and other subjects: We read');
    expect(text).toContain('Still your own choice: I am not sure');
    expect(text).toContain('What would help: where my child can take exams');
  });
});
