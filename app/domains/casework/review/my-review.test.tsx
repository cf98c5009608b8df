import { randomUUID } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import type { Staff } from '~/platform/auth/session.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { signedIn } from '../../../../tests/factories';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { actionsOn, openForm, staffWith } from '../item/item.test-support';
import { answerInvitation } from './answer-invitation.server';
import { changeReview } from './change-review.server';
import { commentOnRecord } from './comment-on-record.server';
import { MyRecordPage } from './components/my-record-page';
import { MyReviewPage } from './components/my-review-page';
import { ReviewPage } from './components/review-page';
import { ReviewRecordPage } from './components/record-page';
import { endMeeting } from './end-meeting.server';
import { enterAnswer } from './enter-answer.server';
import { inviteAdults } from './invite-adults.server';
import { keepFinding } from './keep-finding.server';
import { listReviewsOf } from './list-reviews-of.server';
import { loadMyRecord, loadMyReview } from './my-review-pages.server';
import { findMyReview, readMyRecord } from './my-review.store.server';
import { planMeeting } from './plan-meeting.server';
import { loadReview } from './review-pages.server';
import { readReview } from './review.store.server';
import {
  beginReview,
  conclude,
  DAY,
  finding,
  NOON,
  sendReport,
  standOf,
  tellFamily,
  type ToldFamily,
} from './review.test-support';
import { sendRecord, writeRecord } from './write-record.server';

let database: TestDatabase;
let officer: Staff;
let family: ToldFamily;
let stranger: ToldFamily;
let review: { reviewId: string; itemId: string };

beforeAll(async () => {
  database = await createTestDatabase();
  useDatabase(database.url);
  await prepareJobs();
  forgetCalendar();
  officer = await staffWith('OFFICER');
});

beforeEach(async () => {
  family = await tellFamily();
  stranger = await tellFamily();
  review = await beginReview(officer, family.child.id);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const answer = {
  how: 'meeting' as const,
  place: 'The café',
  whenGood: 'Mornings',
  childComes: 'yes' as const,
  childHow: ['drawing' as const, 'friend' as const],
  said: 'She likes maps. CANARY',
};

const invite = async (adults: string[], words: Record<string, string> = {}) => ({
  ...(await openForm(review.itemId)),
  adults,
  words,
});

const mailsTo = (email: string) =>
  db().outgoingMail.findMany({ where: { toAddress: email }, orderBy: { createdAt: 'asc' } });

const after = new Date('2026-11-25T12:00:00Z');

/** A meeting with the mother (alone, unless others are named), held, with its record sent. */
async function meetMother(
  text = 'She told us of maps. CANARY',
  present = [family.mother.adult.id],
) {
  const { mother } = family;
  await inviteAdults(officer, review.itemId, await invite([mother.adult.id]));
  const plan = {
    ...(await openForm(review.itemId)),
    how: 'meeting' as const,
    place: 'The library CANARY',
    on: '2026-11-25',
    at: '10:00',
    invited: [mother.adult.id],
  };
  await planMeeting(officer, review.itemId, plan, NOON);
  const { id: meeting } = await db().meeting.findFirstOrThrow({
    where: { reviewId: review.reviewId },
  });
  const end = {
    ...(await openForm(review.itemId)),
    meeting,
    end: 'held' as const,
    present,
    others: '',
    child: [],
    note: '',
  };
  expect(await endMeeting(officer, review.itemId, end, after)).toEqual({ kind: 'done' });
  return keepRecord(meeting, text);
}

async function keepRecord(meeting: string | null, text: string) {
  const form = { ...(await openForm(review.itemId)), meeting, text };
  expect(await writeRecord(officer, review.itemId, form)).toEqual({ kind: 'done' });
  expect(await writeRecord(officer, review.itemId, form)).toEqual({ kind: 'repeated' });
  const record = await db().meetingRecord.findFirstOrThrow({
    where: { reviewId: review.reviewId },
    orderBy: { number: 'desc' },
  });
  const send = { ...(await openForm(review.itemId)), record: record.id };
  expect(await sendRecord(officer, review.itemId, send, after)).toEqual({ kind: 'done' });
  return { reviewId: review.reviewId, recordId: record.id };
}

it('a record of what one parent wrote is not opened to the other by an answer given later', async () => {
  const { mother, father } = family;
  await inviteAdults(officer, review.itemId, await invite([mother.adult.id, father.adult.id]));
  const writing = { ...answer, how: 'writing' as const };
  await answerInvitation({ id: mother.account.id }, review.reviewId, writing, 'en', NOON);
  const about = await keepRecord(null, 'She wrote that they moved. CANARY');
  await answerInvitation({ id: father.account.id }, review.reviewId, writing, 'en', after);
  expect(await readMyRecord(mother.account.id, about)).toMatchObject({ number: 1 });
  expect(await readMyRecord(father.account.id, about)).toBeNull();
  const his = await findMyReview(father.account.id, review.reviewId);
  expect(his?.records).toEqual([]);
  expect(await listReviewsOf(father.account.id)).toMatchObject([{ recordId: null, waits: null }]);
  // What she says differently later takes nothing from her that she was sent.
  const changed = { ...writing, said: 'Once more' };
  await answerInvitation({ id: mother.account.id }, review.reviewId, changed, 'en', after);
  expect(await readMyRecord(mother.account.id, about)).toMatchObject({ number: 1 });
});

describe('an invitation', () => {
  it('goes to each apart, by email only where that is safe', async () => {
    const { mother, father } = family;
    await db().adult.update({ where: { id: father.adult.id }, data: { safeToEmail: false } });
    const aunt = await db().adult.create({
      data: { familyId: family.family.id, name: 'Cy Cole', toldBy: 'parent' },
    });
    const form = await invite([mother.adult.id, father.adult.id, aunt.id], {
      [mother.adult.id]: 'Dear Ada CANARY-A',
      [father.adult.id]: 'Dear Ben CANARY-B',
    });
    expect(await inviteAdults(officer, review.itemId, form)).toEqual({ kind: 'done' });
    expect(await inviteAdults(officer, review.itemId, form)).toEqual({ kind: 'repeated' });
    const mails = await mailsTo(mother.account.email);
    expect(mails).toMatchObject([
      { template: 'review-waiting', data: { path: `/en/family/review/${review.reviewId}` } },
    ]);
    expect(await mailsTo(father.account.email)).toEqual([]);
    expect((await standOf(review.reviewId)).status).toBe('waiting-parent');
    // Each reads their own words; nobody's page has the other's, or that there is another.
    for (const [who, own, theirs] of [
      [mother, 'CANARY-A', 'CANARY-B'],
      [father, 'CANARY-B', 'CANARY-A'],
    ] as const) {
      const page = JSON.stringify(await findMyReview(who.account.id, review.reviewId));
      expect(page).toContain(own);
      expect(page).not.toContain(theirs);
    }
    expect(await listReviewsOf(father.account.id)).toMatchObject([
      { reviewId: review.reviewId, childName: 'Amara', waits: 'invitation' },
    ]);
  });

  it('reaches somebody whom two notices told of once, and not where one says that email is unsafe', async () => {
    const { mother } = family;
    await db().adult.create({
      data: {
        familyId: family.family.id,
        accountId: mother.account.id,
        name: 'Ada Cole',
        toldBy: 'self',
        safeToEmail: false,
      },
    });
    const seen = await readReview(officer, review.reviewId);
    expect(seen?.adults.map(({ id, mayEmail }) => [id, mayEmail])).toEqual([
      [mother.adult.id, false],
      [family.father.adult.id, true],
    ]);
    await inviteAdults(officer, review.itemId, await invite([mother.adult.id]));
    expect(await mailsTo(mother.account.email)).toEqual([]);
    expect(await findMyReview(mother.account.id, review.reviewId)).not.toBeNull();
  });

  it('is not for people of another family', async () => {
    const form = await invite([stranger.mother.adult.id]);
    expect(await inviteAdults(officer, review.itemId, form)).toEqual({ kind: 'not-of-family' });
    expect(await db().reviewParty.count({ where: { reviewId: review.reviewId } })).toBe(0);
    expect(await mailsTo(stranger.mother.account.email)).toEqual([]);
  });
});

describe('an answer', () => {
  const say = (who: ToldFamily['mother'], given: Partial<typeof answer> = {}, now = NOON) =>
    answerInvitation({ id: who.account.id }, review.reviewId, { ...answer, ...given }, 'ro', now);

  it('brings the review back to the officer, and can be changed until the meeting', async () => {
    const { mother } = family;
    await inviteAdults(officer, review.itemId, await invite([mother.adult.id]));
    expect(await say(mother)).toEqual({ kind: 'done' });
    expect(await standOf(review.reviewId)).toMatchObject({
      status: 'open',
      flags: expect.arrayContaining(['unread-message']) as unknown,
    });
    // The same answer again changes nothing; another one does.
    expect(await say(mother)).toEqual({ kind: 'done' });
    expect(await say(mother, { how: 'writing' as never })).toEqual({ kind: 'done' });
    const rows = await db().auditEvent.findMany({
      where: { itemId: review.itemId, action: 'review.answered' },
      orderBy: { id: 'asc' },
    });
    expect(rows.map(({ actorKind, actorId, detail }) => [actorKind, actorId, detail])).toEqual([
      ['parent', mother.account.id, { reviewId: review.reviewId, how: 'meeting', again: false }],
      ['parent', mother.account.id, { reviewId: review.reviewId, how: 'writing', again: true }],
    ]);
    const party = await db().reviewParty.findFirstOrThrow({ where: { reviewId: review.reviewId } });
    expect(party).toMatchObject({ how: 'writing', where: '', language: 'ro', enteredById: null });
    await meetMother();
    expect(await say(mother, { said: 'Later' }, after)).toEqual({ kind: 'too-late' });
  });

  it('is nobody else’s to give', async () => {
    await inviteAdults(officer, review.itemId, await invite([family.mother.adult.id]));
    for (const who of [family.father, stranger.mother]) {
      expect(await say(who)).toEqual({ kind: 'not-found' });
    }
    const party = await db().reviewParty.findFirstOrThrow({ where: { reviewId: review.reviewId } });
    expect(party.answeredAt).toBeNull();
  });

  it('given by phone is written down by the officer, and says so', async () => {
    const form = {
      ...(await openForm(review.itemId)),
      ...answer,
      adult: family.father.adult.id,
      language: 'en' as const,
    };
    expect(await enterAnswer(officer, review.itemId, form, NOON)).toEqual({ kind: 'done' });
    expect(await enterAnswer(officer, review.itemId, form, NOON)).toEqual({ kind: 'repeated' });
    const seen = await readReview(officer, review.reviewId);
    expect(seen?.parties).toMatchObject([{ name: 'Ben Cole', enteredBy: officer.name }]);
    const other = { ...form, ...(await openForm(review.itemId)), adult: stranger.mother.adult.id };
    expect(await enterAnswer(officer, review.itemId, other, NOON)).toEqual({
      kind: 'not-of-family',
    });
  });
});

describe('a record', () => {
  const comment = (given: Record<string, unknown> = {}) => ({
    submitKey: randomUUID(),
    kind: 'correction' as const,
    text: 'She said atlases. CANARY-OF-ADA',
    ...given,
  });

  it('is read, corrected and commented by who took part; every version stays', async () => {
    const { mother } = family;
    const about = await meetMother();
    const mails = await mailsTo(mother.account.email);
    expect(mails.at(-1)).toMatchObject({
      data: { path: `/en/family/review/${about.reviewId}/record/${about.recordId}` },
    });
    expect(await listReviewsOf(mother.account.id)).toMatchObject([
      { waits: 'invitation', recordId: about.recordId },
    ]);
    const sent = comment();
    const parent = { id: mother.account.id };
    expect(await commentOnRecord(parent, about, sent, 'ro')).toEqual({ kind: 'done' });
    expect(await commentOnRecord(parent, about, sent, 'ro')).toEqual({ kind: 'done' });
    expect(await db().recordComment.count({ where: { recordId: about.recordId } })).toBe(1);
    expect(await standOf(review.reviewId)).toMatchObject({ status: 'open' });
    expect(await actionsOn(review.itemId)).toContain('review.commented');
    const { meetingId } = await db().meetingRecord.findUniqueOrThrow({
      where: { id: about.recordId },
    });
    const further = await keepRecord(meetingId, 'She told us of atlases.');
    const first = await readMyRecord(mother.account.id, about);
    expect(first).toMatchObject({ newerId: further.recordId, text: 'She told us of maps. CANARY' });
    const staff = await readReview(officer, review.reviewId);
    expect(
      staff?.records.map(({ number, text, comments }) => [number, text, comments.length]),
    ).toEqual([
      [1, 'She told us of maps. CANARY', 1],
      [2, 'She told us of atlases.', 0],
    ]);
    expect(staff?.records[0]?.comments[0]).toMatchObject({ name: 'Ada Cole', language: 'ro' });
    // Also when the review is over.
    await conclude(officer, review, 'suitable');
    await sendReport(officer, review.reviewId);
    expect(await commentOnRecord(parent, further, comment(), 'ro')).toEqual({ kind: 'done' });
    expect(await standOf(review.reviewId)).toMatchObject({ state: 'reported', status: 'open' });
    const close = { ...(await openForm(review.itemId)), does: 'close' as const, reason: '' };
    expect(await changeReview(officer, review.itemId, close, DAY)).toEqual({ kind: 'done' });
    expect(await standOf(review.reviewId)).toMatchObject({
      state: 'reported',
      status: 'closed',
      flags: [],
    });
  });

  it('and all else of one parent is not there for the other, nor for a parent of another child', async () => {
    const about = await meetMother();
    await commentOnRecord({ id: family.mother.account.id }, about, comment(), 'en');
    await inviteAdults(officer, review.itemId, await invite([family.father.adult.id]));
    for (const who of [family.father, stranger.mother]) {
      expect(await readMyRecord(who.account.id, about)).toBeNull();
      expect(await commentOnRecord({ id: who.account.id }, about, comment(), 'en')).toEqual({
        kind: 'not-found',
      });
      expect(JSON.stringify(await listReviewsOf(who.account.id))).not.toContain(about.recordId);
    }
    const page = await findMyReview(family.father.account.id, review.reviewId);
    expect(page).toMatchObject({ invited: true, meetings: [], records: [], how: '' });
    expect(JSON.stringify(page)).not.toContain('CANARY');
    expect(await findMyReview(stranger.mother.account.id, review.reviewId)).toBeNull();
    expect(await db().recordComment.count({ where: { recordId: about.recordId } })).toBe(1);
  });

  it('of both parents is read by both, and what one says of it by that one alone', async () => {
    const both = [family.mother.adult.id, family.father.adult.id];
    const about = await meetMother(undefined, both);
    await inviteAdults(officer, review.itemId, await invite([family.father.adult.id]));
    await commentOnRecord({ id: family.mother.account.id }, about, comment(), 'en');
    const read = await readMyRecord(family.father.account.id, about);
    expect(read?.comments).toEqual([]);
    expect(read?.text).toContain('CANARY');
  });

  it('is not sent twice, to nobody, or before it is theirs to read', async () => {
    const about = await meetMother();
    const again = { ...(await openForm(review.itemId)), record: about.recordId };
    expect(await sendRecord(officer, review.itemId, again, after)).toEqual({
      kind: 'sent-already',
    });
    const form = { ...(await openForm(review.itemId)), meeting: null, text: 'Nobody wrote' };
    await writeRecord(officer, review.itemId, form);
    const record = await db().meetingRecord.findFirstOrThrow({ where: { text: 'Nobody wrote' } });
    expect(
      await readMyRecord(family.mother.account.id, { ...about, recordId: record.id }),
    ).toBeNull();
    const send = { ...(await openForm(review.itemId)), record: record.id };
    expect(await sendRecord(officer, review.itemId, send, after)).toEqual({ kind: 'nobody' });
    const unheld = { ...(await openForm(review.itemId)), meeting: randomUUID(), text: 'x' };
    expect(await writeRecord(officer, review.itemId, unheld)).toEqual({ kind: 'no-meeting' });
  });
});

describe('the addresses', () => {
  const args = (cookie: string, params: Record<string, string>): LoaderFunctionArgs => ({
    request: new Request('http://portal.test/en/family/review/x', { headers: { Cookie: cookie } }),
    params: { lang: 'en', ...params },
    context: { network: 'n' },
  });
  const statusOf = (work: Promise<unknown>) =>
    work.then(
      () => 200,
      (thrown: unknown) => (thrown instanceof Response ? thrown.status : String(thrown)),
    );

  test('answer a parent with what is theirs, everybody else as if it were not there', async () => {
    const about = await meetMother();
    const cookieOf = (who: ToldFamily['mother']) => signedIn({ accountId: who.account.id });
    const ids = { review: about.reviewId, record: about.recordId };
    const own = await cookieOf(family.mother);
    expect(await statusOf(loadMyReview(args(own, ids)))).toBe(200);
    expect(await statusOf(loadMyRecord(args(own, ids)))).toBe(200);
    for (const who of [family.father, stranger.mother]) {
      const cookie = await cookieOf(who);
      expect(await statusOf(loadMyReview(args(cookie, ids)))).toBe(404);
      expect(await statusOf(loadMyRecord(args(cookie, ids)))).toBe(404);
    }
    for (const wrong of ['', 'x', "' or 1=1 --", randomUUID()]) {
      expect(await statusOf(loadMyReview(args(own, { review: wrong })))).toBe(404);
      expect(await statusOf(loadMyRecord(args(own, { ...ids, record: wrong })))).toBe(404);
    }
    expect(await statusOf(loadMyReview(args('', ids)))).toBe(302);
    const send = await staffWith('SEND');
    expect(await statusOf(loadReview(args(await signedIn({ staffId: send.id }), ids)))).toBe(403);
    expect(await statusOf(loadReview(args(own, ids)))).toBe(302);
  });

  test('leave a row in the trail for every look of an officer, and none of a sister', async () => {
    await db().child.create({
      data: {
        familyId: family.family.id,
        givenNames: 'Eda',
        familyName: 'Cole',
        dateOfBirth: new Date('2018-01-01'),
        setting: 'never',
        status: 'home-educated',
        nameKey: 'eda cole',
      },
    });
    const cookie = await signedIn({ staffId: officer.id });
    await loadReview(args(cookie, { review: review.reviewId }));
    const looks = await db().auditEvent.findMany({
      where: { actorId: officer.id, action: { in: ['child.viewed', 'item.viewed'] } },
    });
    expect(
      looks.filter(({ itemId }) => itemId === review.itemId).map(({ childId }) => childId),
    ).toEqual([family.child.id, family.child.id]);
  });
});

test('hostile text comes out as text, for the officer and for the parent', async () => {
  const hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)> {{7*7}} \u{1F600}';
  const { mother } = family;
  const about = await meetMother(hostile);
  await db().reviewParty.updateMany({
    where: { reviewId: review.reviewId },
    data: {
      words: hostile,
      where: hostile,
      whenGood: hostile,
      said: hostile,
      how: 'meeting',
      answeredAt: NOON,
    },
  });
  await commentOnRecord(
    { id: mother.account.id },
    about,
    { submitKey: randomUUID(), kind: 'comment', text: hostile },
    'en',
  );
  await keepFinding(officer, review.reviewId, finding({ text: hostile }), NOON);
  await conclude(officer, review, 'suitable');
  const request = new Request('http://portal.test/', {
    headers: { Cookie: await signedIn({ staffId: officer.id }) },
  });
  const view = await loadReview({
    request,
    params: { review: review.reviewId },
    context: { network: 'n' },
  });
  const mine = (await findMyReview(mother.account.id, about.reviewId))!;
  const record = (await readMyRecord(mother.account.id, about))!;
  const parent = { team: 'Team', phone: '020', done: null, submitKey: randomUUID() };
  const pages = [
    <ReviewPage key={1} {...view} />,
    <ReviewRecordPage key={2} {...view} />,
    <MyReviewPage key={3} review={mine} mayChoose={false} changing={false} {...parent} />,
    <MyReviewPage key={4} review={mine} mayChoose changing {...parent} />,
    <MyRecordPage key={5} record={record} {...parent} />,
  ];
  for (const page of pages) {
    const html = renderToStaticMarkup(<LanguageProvider language="en">{page}</LanguageProvider>);
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).toContain('{{7*7}}');
  }
  const letter = await db().councilLetter.findFirstOrThrow({ where: { reviewId: about.reviewId } });
  expect(letter.text).toContain('<script>alert(1)</script>');
});
