import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs } from '@remix-run/node';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { addDays, today } from '~/platform/calendar';
import { db } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { LanguageProvider } from '~/platform/i18n';
import { emptyYearly } from '~/domains/evidence';
import { createFamily } from '../../../../tests/factories';
import { addParent, asking } from '../letter/letter.test-support';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import { ReleasePage } from './components/release-page';
import { SilentPage } from './components/silent-page';
import { YearsAnswerPart } from './components/years-answer-part';
import { answerFamilyRequest, loadFamilyRequest } from './family-page.server';
import { loadSilent } from './load-silent.server';
import { answerRelease, loadRelease } from './release-page.server';
import { childDue, emailsTaken, release } from './request.test-support';
import { monthAfter } from './request.rules';
import { showYearsAnswer } from './years-answer.server';

useOwnDatabase();
beforeAll(prepareJobs);

let officer: Staff;
const month = monthAfter(today());
/** A finding that makes the yearly review fall due on the first of next month. */
const found = today().with({ day: 1 }).add({ months: 1 }).subtract({ years: 1 }).toString();

beforeEach(async () => {
  await db().$executeRaw`truncate queue_item, child, family, staff_member, round, account cascade`;
  officer = await staffWith('OFFICER');
});

async function family(name = 'Ana') {
  const { id } = await createFamily({ name: 'Popa' });
  const parent = await addParent(id, { name: 'Ioana Popa' });
  return { id, ...parent, child: await childDue(id, name, { found }) };
}

const posting = (path: string, params: Record<string, string>, form: Record<string, string>) => {
  const args = asking(officer, path, params);
  return {
    ...args,
    request: new Request(args.request.url, {
      method: 'POST',
      headers: args.request.headers,
      body: new URLSearchParams(form),
    }),
  } as ActionFunctionArgs;
};
const html = (page: JSX.Element) =>
  renderToStaticMarkup(<LanguageProvider language="en">{page}</LanguageProvider>);

describe('the page that lets the requests of a month go', () => {
  const path = `/officer/requests/release?month=${month}`;
  const seen = async () => {
    const { kept: _kept, ...view } = await loadRelease(asking(officer, path, {}));
    return view;
  };

  it('shows the exact message, to how many, and the days; and lets it go once it was read', async () => {
    await family();
    const view = await seen();
    expect(view.counts).toEqual({ families: 1, children: 1, held: 0, email: 1, post: 0, noWay: 0 });
    const page = html(<ReleasePage {...view} />);
    expect(page).toContain('Release to 1 family');
    expect(page).toContain('A message from');
    const { submitKey, seen: list, words } = view;
    const unread = await answerRelease(posting(path, {}, { submitKey, seen: list, words }));
    expect(unread).toMatchObject({ init: { status: 400 } });
    const form = { submitKey, seen: list, words, read: 'yes' };
    const answers = [
      await answerRelease(posting(path, {}, form)),
      await answerRelease(posting(path, {}, form)),
    ] as Response[];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await db().round.count()).toBe(1);
  });

  it('says what changed where another officer held a child meanwhile, with nothing sent', async () => {
    const { child } = await family();
    const { submitKey, seen: list, words } = await seen();
    await db().requestHold.create({
      data: {
        childId: child.id,
        dueOn: new Date(`${today().with({ day: 1 }).add({ months: 1 }).toString()}T00:00:00Z`),
        reason: 'A bereavement',
        byId: officer.id,
      },
    });
    const refused = (await answerRelease(
      posting(path, {}, { submitKey, seen: list, words, read: 'yes' }),
    )) as Exclude<Awaited<ReturnType<typeof answerRelease>>, Response>;
    expect(refused.init).toMatchObject({ status: 400 });
    const page = html(<ReleasePage {...await seen()} problems={refused.data as never} />);
    expect(page).toContain('The list has changed. Nothing was sent.');
    expect(page).toContain('<bdi>Ana Popa</bdi>');
    expect(await db().round.count()).toBe(0);
  });
});

describe('the page of one family', () => {
  it('holds out, refuses without a reason with what was typed kept, and takes back', async () => {
    const { id, child } = await family();
    const path = `/officer/requests/family/${id}?month=${month}`;
    const send = (form: Record<string, string>) =>
      answerFamilyRequest(posting(path, { family: id }, form));
    const form = { does: 'hold', submitKey: randomUUID(), children: child.id };
    expect(await send(form)).toMatchObject({
      init: { status: 400 },
      data: { errors: [{ field: 'reason', code: 'required' }], values: { children: child.id } },
    });
    expect(await send({ ...form, reason: 'Moving house' })).toMatchObject({ status: 303 });
    const view = await loadFamilyRequest(asking(officer, path, { family: id }));
    const [hold] = view.family.children[0]!.holds;
    expect(hold).toMatchObject({ reason: 'Moving house', by: officer.name });
    expect(await send({ does: 'back', hold: hold!.id })).toMatchObject({ status: 303 });
    expect(await db().requestHold.count({ where: { endedAt: null } })).toBe(0);
  });
});

describe('the page of silence', () => {
  it('has no word of blame, offers a visit as an offer, and leads to no notice by itself', async () => {
    await family();
    const on = today();
    await emailsTaken(await release(officer, month, on));
    const view = await loadSilent(officer, { after: null, before: null }, addDays(on, 60));
    const page = html(<SilentPage {...view} />);
    expect(page).toContain('Ana Popa');
    expect(page).toContain('They need not accept');
    expect(page).toContain('Silence alone is no finding');
    expect(page).not.toMatch(/fail|ignor|refus|non-?compl|must answer|propose\?kind/i);
  });
});

describe('this year’s answer on the review', () => {
  it('is each parent’s own, counts as read, and has no word of what was left out', async () => {
    const { id, account, child } = await family();
    await release(officer, month, today());
    const { itemId } = await db().requestReader.findFirstOrThrow();
    const notice = await db().notification.create({
      data: {
        reference: 'WF-TEST-1',
        accountId: account!.id,
        familyId: id,
        language: 'en',
        answers: {},
        source: 'portal',
        sentAt: new Date(),
        receivedOn: new Date(),
        children: { create: { childId: child.id, key: randomUUID() } },
      },
      include: { children: true },
    });
    const { id: sendingId } = await db().sending.create({
      data: {
        accountId: account!.id,
        kind: 'yearly',
        state: 'sent',
        toldChildId: notice.children[0]!.id,
        number: 1,
        answers: { ...emptyYearly(), whole: { changed: 'yes', words: 'Trains <all> day.' } },
        sentAt: new Date(),
        receivedOn: new Date(),
        itemId,
      },
    });
    const review = { id: child.reviewId, childId: child.id, kind: 'yearly' };
    const answer = (await showYearsAnswer(officer, review))!;
    expect(answer).toMatchObject({
      standing: 'answered',
      answeredHow: '',
      answers: [{ id: sendingId, by: 'Ioana Popa' }],
    });
    const read = await db().sending.findUniqueOrThrow({ where: { id: sendingId } });
    expect(read.firstReadAt).not.toBeNull();
    const part = html(<YearsAnswerPart answer={answer} childId={child.id} />);
    expect(part).toContain('Trains &lt;all&gt; day.');
    expect(part).not.toMatch(/left out|skipped|not answered/i);
    expect(await showYearsAnswer(officer, { ...review, kind: 'first' })).toBeNull();
  });
});
