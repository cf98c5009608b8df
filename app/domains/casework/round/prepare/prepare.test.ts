import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActionFunctionArgs } from '@remix-run/node';
import type { Staff } from '~/platform/auth/session.server';
import { profile } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { openTestStore, type TestStore } from '~/platform/files/store.test-support';
import { deliverBatches } from '~/platform/mail/deliver-batches.server';
import { readMail } from '../../../../../tests/support/mail';
import { startSmtpSink, type SmtpSink } from '../../../../../tests/support/smtp-sink';
import { sharingNow } from '~/domains/annual-request/index.server';
import { DAY, staffWith } from '../../item/item.test-support';
import { asking, statusOf } from '../../letter/letter.test-support';
import { openReview } from '../../review/open-review.server';
import { inTransaction } from '~/platform/db/database.server';
import { registerRoundMails } from '../round-mails.server';
import { releaseRound } from '../release-round.server';
import { copiesOf } from '../round.test-support';
import { changeWhom, changeWords } from './change-round.server';
import { countReaders, listToWrite } from './count-readers.server';
import { refuseRound, releasePrepared } from './decide-round.server';
import { answerRoundFamilies, loadRoundFamilies } from './families-pages.server';
import { askOf, findRound } from './find-round.server';
import { holdFamily, unholdFamily } from './hold-family.server';
import type { OtherKind } from './other-kinds';
import { answerRound, loadRound, loadRounds } from './prepare-pages.server';
import { begun, familyOf, letterOf, noticeWith, sayNews } from './prepare.test-support';
import { previewLetter, previewMail } from './preview-round.server';
import { dropRound, proposeRound, takeBackRound } from './propose-round.server';
import type { RoundFilter } from './round.filter';
import { startRound } from './start-round.server';
import { countMeant } from './whom.store.server';
import { answerRoundWords, loadRoundPreview } from './words-pages.server';

let store: TestStore;
let sink: SmtpSink;
let senior: Staff;
let admin: Staff;
let officer: Staff;
const mails = mkdtempSync(join(tmpdir(), 'rounds-'));

beforeAll(async () => {
  store = await openTestStore();
  sink = await startSmtpSink(mails);
  store.use({ SMTP_URL: sink.url, PUBLIC_URL: 'http://localhost:3000' });
  registerRoundMails();
  senior = await staffWith('SENIOR');
  admin = await staffWith('ADMIN');
  officer = await staffWith('OFFICER');
});

afterAll(async () => {
  await sink.stop();
  await store.close();
  rmSync(mails, { recursive: true });
});

// Every test has its own families: the children of those before are at school again.
beforeEach(() => db().child.updateMany({ data: { status: 'back-at-school' } }));

const wide: RoundFilter = { years: [], languages: [], ehc: 'any' };
const ask = (kind: OtherKind, filter: Partial<RoundFilter> = {}) =>
  askOf({ kind, filter: { ...wide, ...filter } }, DAY);

const namesMeant = async (kind: OtherKind, filter: Partial<RoundFilter> = {}) => {
  const { meant } = await listToWrite(randomUUID(), ask(kind, filter));
  const families = await db().family.findMany({
    where: { id: { in: meant.map(({ familyId }) => familyId) } },
  });
  return families.map(({ name }) => name).sort();
};

/** The round as it stands now. */
const now = async (id: string) => (await findRound(id))!;

const proposed = async (by: Staff, id: string) => {
  const result = await proposeRound(by, id, await now(id), DAY);
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return now(id);
};

describe('to whom a round goes', () => {
  it('Year 11: to families with a child of that year who is at home, about that child', async () => {
    const eleven = await familyOf({
      name: 'Eleven',
      child: { dateOfBirth: new Date('2010-09-01') },
    });
    await familyOf({ name: 'Last', child: { dateOfBirth: new Date('2011-08-31') } });
    await familyOf({ name: 'Ten', child: { dateOfBirth: new Date('2011-09-01') } });
    await familyOf({ name: 'Twelve', child: { dateOfBirth: new Date('2010-08-31') } });
    await familyOf({
      name: 'School',
      child: { dateOfBirth: new Date('2011-01-01'), status: 'back-at-school' },
    });
    expect(await namesMeant('year-11')).toEqual(['Eleven', 'Last']);
    const { meant } = await listToWrite(randomUUID(), ask('year-11', { years: [3] }));
    expect(meant.find(({ familyId }) => familyId === eleven.family.id)).toEqual({
      familyId: eleven.family.id,
      childIds: [eleven.child.id],
    });
  });

  it('first review: to families of a child whose first review is open', async () => {
    const open = await familyOf({ name: 'Open', child: { status: 'notified' } });
    const over = await familyOf({ name: 'Over' });
    await familyOf({ name: 'None' });
    for (const { child } of [open, over]) {
      await inTransaction((tx) =>
        openReview(tx, {
          childId: child.id,
          kind: 'first',
          startedOn: '2026-11-20',
          openedById: null,
        }),
      );
    }
    await db().review.updateMany({ where: { childId: open.child.id }, data: { state: 'open' } });
    await db().review.updateMany({
      where: { childId: over.child.id },
      data: { state: 'reported' },
    });
    expect(await namesMeant('first-review-invitation')).toEqual(['Open']);
  });

  it('news: to those who said so last, in a choice of their own or else in their newest notice', async () => {
    const story = async (name: string) => {
      const { family, parents } = await familyOf({ name });
      return { familyId: family.id, accountId: parents[0]!.account!.id };
    };
    const chose = await story('Chose');
    await sayNews(chose.accountId, true);
    const stopped = await story('Stopped');
    await noticeWith(stopped.accountId, stopped.familyId, ['sessions-news']);
    await sayNews(stopped.accountId, false);
    const told = await story('Told');
    await noticeWith(told.accountId, told.familyId, ['health', 'sessions-news']);
    const older = await story('Older');
    await noticeWith(older.accountId, older.familyId, ['sessions-news']);
    await noticeWith(older.accountId, older.familyId, ['health']);
    const silent = await story('Silent');
    expect(await namesMeant('newsletter')).toEqual(['Chose', 'Told']);
    // The same as each of them is shown on their own page.
    for (const [{ accountId }, wanted] of [
      [chose, true],
      [stopped, false],
      [told, true],
      [older, false],
      [silent, false],
    ] as const) {
      expect((await sharingNow(accountId))['sessions-news']).toBe(wanted);
    }
  });

  it('is narrowed by year groups, languages and EHC plans', async () => {
    await familyOf({ name: 'Seven', child: { sen: 'E' } });
    await familyOf({
      name: 'Three',
      child: { dateOfBirth: new Date('2018-10-01') },
      parents: [{ name: 'A', language: 'ro' }],
    });
    await familyOf({ name: 'Somali', parents: [{ name: 'B', language: 'so' }] });
    const plan = await familyOf({ name: 'Plan', parents: [{ name: 'C', language: 'ur' }] });
    await db().ehcPlan.create({
      data: { childId: plan.child.id, recordedById: officer.id },
      select: { id: true },
    });
    const all = ['Plan', 'Seven', 'Somali', 'Three'];
    for (const kind of ['letter', 'guidance-changed'] as const) {
      expect(await namesMeant(kind)).toEqual(all);
      expect(await namesMeant(kind, { years: [3] })).toEqual(['Three']);
      expect(await namesMeant(kind, { years: [8, 3] })).toEqual(all);
      expect(await namesMeant(kind, { languages: ['ro'] })).toEqual(['Three']);
      // A language that the council does not offer is written to in English.
      expect(await namesMeant(kind, { languages: ['en'] })).toEqual(['Seven', 'Somali']);
      expect(await namesMeant(kind, { ehc: 'with' })).toEqual(['Plan', 'Seven']);
      expect(await namesMeant(kind, { ehc: 'without' })).toEqual(['Somali', 'Three']);
    }
    const { meant } = await listToWrite(randomUUID(), ask('guidance-changed', { years: [3] }));
    expect(meant[0]!.childIds).toEqual([]);
  });

  it('the newest that a person said of their language counts', async () => {
    const { family, parents } = await familyOf({
      name: 'Moved',
      parents: [{ name: 'A', language: 'ro' }],
    });
    await db().adult.create({
      data: {
        familyId: family.id,
        accountId: parents[0]!.account!.id,
        name: 'A',
        language: 'en',
        toldBy: 'self',
        createdAt: new Date(Date.now() + 1000),
      },
    });
    expect(await namesMeant('letter', { languages: ['ro'] })).toEqual([]);
    expect(await namesMeant('letter', { languages: ['en'] })).toEqual(['Moved']);
  });
});

describe('preparing a round', () => {
  it('is for seniors and administrators, and begins with today’s words once', async () => {
    const form = { kind: 'year-11', title: 'Spring', submitKey: randomUUID() } as const;
    expect(await startRound(officer, form)).toEqual({ kind: 'not-allowed' });
    const first = await startRound(admin, form);
    expect(await startRound(admin, form)).toEqual(first);
    expect(await db().round.count({ where: { title: 'Spring' } })).toBe(1);
    const round = await now((first as { roundId: string }).roundId);
    expect(round).toMatchObject({ state: 'draft', kind: 'year-11' });
    expect(round.words.map(({ language }) => language)).toEqual(profile().languages);
    expect((await begun(senior, 'letter')).words).toEqual([]);
  });

  it('of two who change it at the same time, one is told', async () => {
    const { id, version } = await begun(senior, 'letter');
    const form = { version, title: 'New', answerBy: null, years: [], languages: [], ehc: 'any' };
    const changed = { ...form, ehc: 'any' as const };
    expect(await changeWhom(senior, id, changed, DAY)).toEqual({ kind: 'done' });
    expect(await changeWhom(admin, id, changed, DAY)).toEqual({ kind: 'stale' });
    expect(await changeWhom(officer, id, changed, DAY)).toEqual({ kind: 'not-allowed' });
    const late = { ...changed, version: version + 1, answerBy: '2026-11-22' };
    expect(await changeWhom(senior, id, late, DAY)).toEqual({ kind: 'date-in-past' });
    expect(await now(id)).toMatchObject({ title: 'New', version: version + 1 });
    const trail = await db().auditEvent.findMany({
      where: { detail: { path: ['roundId'], equals: id } },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ action }) => action)).toEqual(['round.prepared', 'round.whom-changed']);
  });

  it('no family reads in its own language what the English no longer says', async () => {
    await familyOf({ parents: [{ name: 'A', language: 'ro' }] });
    const round = await letterOf(senior, 'Bună ziua.\n\n{{link}}');
    const { id } = round;
    const english = { version: round.version, subject: 'Other', text: 'Other words' };
    expect(await changeWords(senior, id, 'en', english)).toEqual({ kind: 'done' });
    const version = round.version + 1;
    expect(await proposeRound(senior, id, { version }, DAY)).toEqual({
      kind: 'outdated',
      languages: ['ro'],
    });
    // Keeping the English as it is marks nothing.
    const romanian = round.words.find(({ language }) => language === 'ro')!;
    expect(await changeWords(senior, id, 'ro', { ...romanian, version })).toEqual({ kind: 'done' });
    expect(await changeWords(senior, id, 'en', { ...english, version: version + 1 })).toEqual({
      kind: 'done',
    });
    expect(await proposeRound(senior, id, { version: version + 2 }, DAY)).toEqual({ kind: 'done' });
  });

  it('words that are emptied are read in English, and the page says by how many', async () => {
    await familyOf({ parents: [{ name: 'A', language: 'ro' }] });
    await familyOf({ parents: [{ name: 'B', language: 'ro' }, { name: 'C' }] });
    const { id, version } = await letterOf(senior, 'Bună ziua');
    const args = asking(
      senior,
      `/officer/rounds/${id}/words/ro`,
      { round: id, language: 'ro' },
      { version: String(version), subject: '', text: '' },
    ) as ActionFunctionArgs;
    expect(await answerRoundWords(args)).toMatchObject({ status: 303 });
    const { languages } = await loadRoundPreview(asking(admin, '/x', { round: id }));
    expect(languages.map(({ language, state, readers }) => [language, state, readers])).toEqual([
      ['en', 'stands', 1],
      ['ro', 'none', 2],
      ...profile()
        .languages.slice(2)
        .map((language) => [language, 'none', 0]),
    ]);
    const half = asking(
      senior,
      `/officer/rounds/${id}/words/ro`,
      { round: id, language: 'ro' },
      { version: String(version + 1), subject: 'Numai subiect', text: '' },
    ) as ActionFunctionArgs;
    expect(await answerRoundWords(half)).toMatchObject({
      data: { values: { subject: 'Numai subiect' } },
      init: { status: 400 },
    });
  });

  it('does not go before a second person with a gap, without a day that is over, or to nobody', async () => {
    const news = await begun(senior, 'newsletter');
    expect(await proposeRound(senior, news.id, news, DAY)).toMatchObject({ kind: 'gaps' });
    const { id, version } = await letterOf(senior);
    expect(await proposeRound(senior, id, { version }, DAY)).toEqual({ kind: 'nobody-meant' });
    await familyOf();
    await db().round.update({ where: { id }, data: { answerBy: new Date('2026-11-22') } });
    expect(await proposeRound(senior, id, { version }, DAY)).toEqual({ kind: 'answer-by-passed' });
    await db().round.update({ where: { id }, data: { answerBy: new Date('2026-11-23') } });
    expect(await proposeRound(senior, id, { version }, DAY)).toEqual({ kind: 'done' });
    const words = { version: version + 1, subject: 'x', text: 'x' };
    expect(await changeWords(senior, id, 'en', words)).toEqual({ kind: 'stale' });
    expect(await takeBackRound(admin, id, { version: version + 1 })).toEqual({ kind: 'done' });
    expect(await dropRound(admin, id, { version: version + 2 })).toEqual({ kind: 'done' });
    expect(await proposeRound(senior, id, { version: version + 3 }, DAY)).toEqual({
      kind: 'stale',
    });
  });
});

describe('letting a round go', () => {
  it('needs a second person; the database refuses the same', async () => {
    await familyOf();
    const { id, version } = await proposed(senior, (await letterOf(senior)).id);
    const form = { version, families: 1 };
    expect(await releasePrepared(senior, id, form, DAY)).toEqual({ kind: 'same-person' });
    expect(await refuseRound(senior, id, { version, note: 'x' })).toEqual({ kind: 'same-person' });
    await expect(
      db().round.update({ where: { id }, data: { decidedById: senior.id } }),
    ).rejects.toThrow(/round_second_person/);
    await expect(
      db().round.update({ where: { id }, data: { state: 'releasing', releasedOn: new Date() } }),
    ).rejects.toThrow(/round_released_by_somebody/);
    expect(await releasePrepared(officer, id, form, DAY)).toEqual({ kind: 'not-allowed' });
    expect(await now(id)).toMatchObject({ state: 'proposed', decidedById: null });
    expect(await releasePrepared(admin, id, form, DAY)).toEqual({ kind: 'done' });
    // The button that is pressed twice lets it go once.
    expect(await releasePrepared(admin, id, form, DAY)).toEqual({ kind: 'done' });
    const other = await staffWith('SENIOR');
    expect(await releasePrepared(other, id, form, DAY)).toEqual({ kind: 'stale' });
    expect(
      await db().auditEvent.count({
        where: { action: 'round.released', detail: { path: ['roundId'], equals: id } },
      }),
    ).toBe(1);
  });

  it('goes to the number of families that was looked at, or is looked at again', async () => {
    await familyOf();
    const { id, version } = await proposed(senior, (await letterOf(senior)).id);
    const late = await familyOf({ name: 'Late' });
    expect(await releasePrepared(admin, id, { version, families: 1 }, DAY)).toEqual({
      kind: 'other-number',
      families: 2,
    });
    expect(await db().roundFamily.count({ where: { roundId: id } })).toBe(0);
    await holdFamily(officer, id, { family: late.family.id, reason: 'New here' }, DAY);
    expect(await releasePrepared(admin, id, { version, families: 1 }, DAY)).toEqual({
      kind: 'done',
    });
  });

  it('may be refused with a note, is changed, and may then be let go by who had proposed it', async () => {
    await familyOf();
    const first = await proposed(senior, (await letterOf(senior)).id);
    const { id } = first;
    expect(await refuseRound(admin, id, { version: first.version, note: 'Too long' })).toEqual({
      kind: 'done',
    });
    const refused = await now(id);
    expect(refused).toMatchObject({
      state: 'refused',
      decidedById: admin.id,
      decideNote: 'Too long',
    });
    const english = { version: refused.version, subject: 'Short', text: 'Short' };
    expect(await changeWords(admin, id, 'en', english)).toEqual({ kind: 'done' });
    const second = await proposed(admin, id);
    expect(second).toMatchObject({ proposedById: admin.id, decidedById: null });
    const form = { version: second.version, families: 1 };
    expect(await releasePrepared(admin, id, form, DAY)).toEqual({ kind: 'same-person' });
    expect(await releasePrepared(senior, id, form, DAY)).toEqual({ kind: 'done' });
  });

  it('reaches each reader apart, in the numbers that were shown, with the words that were shown', async () => {
    const romanian = await familyOf({
      name: 'Popa',
      parents: [{ name: 'Ioana Popa', language: 'ro' }],
    });
    const two = await familyOf({
      name: 'Khan',
      child: { givenNames: 'Bilal' },
      parents: [
        { name: 'Aisha Khan', language: 'ur' },
        { name: 'Omar Khan', street: '7 Test Road', more: { preferredContact: 'post' } },
      ],
    });
    await familyOf({ name: 'Silent', parents: [{ name: 'Nobody', account: false }] });
    const draft = await letterOf(senior, 'Bună ziua.\n\n{{link}}');
    await db().roundWords.update({
      where: { roundId_language: { roundId: draft.id, language: 'en' } },
      data: { text: 'Hello.\n\nAbout {{children}}.\n\n{{link}}' },
    });
    const round = await proposed(senior, draft.id);
    const counts = await countReaders(round.id, askOf(round, DAY));
    expect(counts).toEqual({
      families: 3,
      held: 0,
      nobody: 1,
      readers: [
        { language: 'en', how: 'post', count: 1 },
        { language: 'ro', how: 'email', count: 1 },
        { language: 'ur', how: 'email', count: 1 },
      ],
    });
    expect(await countMeant(round.id, askOf(round, DAY))).toEqual({ families: 3, held: 0 });
    const form = { version: round.version, families: 3 };
    expect(await releasePrepared(admin, round.id, form, DAY)).toEqual({ kind: 'done' });
    await releaseRound(round.id);
    expect(
      (await copiesOf(round.id)).map(({ name, how, language }) => [name, how, language]),
    ).toEqual([
      ['', 'none', 'en'],
      ['Aisha Khan', 'email', 'en'],
      ['Ioana Popa', 'email', 'ro'],
      ['Omar Khan', 'post', 'en'],
    ]);
    await deliverBatches();
    const shown = async (language: string) => {
      const words = round.words.find((each) => each.language === language)!;
      return previewMail(round, words, DAY)!;
    };
    for (const [email, language, others] of [
      [romanian.parents[0]!.account!.email, 'ro', two.parents[0]!.account!.email],
      [two.parents[0]!.account!.email, 'en', romanian.parents[0]!.account!.email],
    ] as const) {
      const [mail, ...more] = await readMail(email, mails);
      expect(more).toEqual([]);
      const { subject, text } = await shown(language);
      expect(mail!.subject).toBe(subject);
      expect(mail!.text.trim()).toBe(text.trim());
      expect(JSON.stringify(mail)).not.toContain(others);
      expect(JSON.stringify(mail)).not.toMatch(/Ana|Bilal|Popa|Khan/);
      expect(mail!.headers.match(/^to:.*$/im)?.[0].split('@')).toHaveLength(2);
    }
    const pdf = await readPdf(await previewLetter(round, 'ro', DAY));
    expect(pdf.text).toContain('About Sam and Kim');
    expect(pdf.text).toContain('Bună ziua');
  });

  it('news goes to those alone who want it, and tells them how to stop it', async () => {
    const wants = await familyOf({
      name: 'Wants',
      parents: [{ name: 'Yes' }, { name: 'Not asked' }],
    });
    await sayNews(wants.parents[0]!.account!.id, true);
    const told = await familyOf({ name: 'Told', parents: [{ name: 'Told' }] });
    await noticeWith(told.parents[0]!.account!.id, told.family.id, ['sessions-news']);
    const leaves = await familyOf({ name: 'Leaves', parents: [{ name: 'Leaves' }] });
    await sayNews(leaves.parents[0]!.account!.id, true);
    await familyOf({ name: 'Other', parents: [{ name: 'Other' }] });
    const draft = await begun(senior, 'newsletter');
    let { version } = draft;
    for (const { language, subject, text } of draft.words) {
      const form = { version, subject, text: text.replace(/⟦.*⟧/, 'Football on 5 December.') };
      expect(await changeWords(senior, draft.id, language as 'en', form)).toEqual({ kind: 'done' });
      version += 1;
    }
    const round = await proposed(senior, draft.id);
    expect(await countReaders(round.id, askOf(round, DAY))).toMatchObject({
      families: 3,
      readers: [{ language: 'en', how: 'email', count: 3 }],
    });
    await releasePrepared(admin, round.id, { version: round.version, families: 3 }, DAY);
    await sayNews(leaves.parents[0]!.account!.id, false);
    await releaseRound(round.id);
    expect((await copiesOf(round.id)).map(({ name }) => name)).toEqual(['Told', 'Yes']);
    await deliverBatches();
    const [mail] = await readMail(told.parents[0]!.account!.email, mails);
    expect(mail!.text).toContain('You may stop this news at any time');
    expect(mail!.text).toContain('http://localhost:3000/en/family/account');
    expect(mail!.headers).toMatch(
      /list-unsubscribe: <http:\/\/localhost:3000\/en\/family\/account>/i,
    );
  });
});

describe('leaving a family out', () => {
  it('is for officers and seniors, with a reason, until the round is let go', async () => {
    const one = await familyOf({ name: 'One' });
    await familyOf({ name: 'Two' });
    const { id } = await letterOf(senior);
    const hold = { family: one.family.id, reason: 'Bereaved' };
    expect(await holdFamily(admin, id, hold, DAY)).toEqual({ kind: 'not-allowed' });
    expect(await holdFamily(officer, id, { ...hold, family: randomUUID() }, DAY)).toEqual({
      kind: 'not-found',
    });
    for (const _ of [1, 2])
      expect(await holdFamily(officer, id, hold, DAY)).toEqual({ kind: 'done' });
    const held = { roundId: id, familyId: one.family.id };
    expect(
      await db().auditEvent.count({
        where: { action: 'round.family-held', familyId: one.family.id },
      }),
    ).toBe(1);
    const counts = await countReaders(id, askOf(await now(id), DAY));
    expect(counts).toMatchObject({ families: 1, held: 1 });
    expect(await countMeant(id, askOf(await now(id), DAY))).toEqual({ families: 1, held: 1 });
    expect(await unholdFamily(senior, id, hold)).toEqual({ kind: 'done' });
    expect(await holdFamily(senior, id, hold, DAY)).toEqual({ kind: 'done' });
    const { version } = await proposed(senior, id);
    await releasePrepared(admin, id, { version, families: 1 }, DAY);
    await releaseRound(id);
    expect(await db().roundFamily.findUnique({ where: { roundId_familyId: held } })).toMatchObject({
      state: 'held',
      reason: 'Bereaved',
      byId: senior.id,
    });
    expect((await copiesOf(id)).map(({ familyId }) => familyId)).not.toContain(one.family.id);
    expect(await unholdFamily(officer, id, hold)).toEqual({ kind: 'too-late' });
    expect(await holdFamily(officer, id, hold, DAY)).toEqual({ kind: 'too-late' });
  });

  it('an administrator sees numbers, never names; each look of an officer is recorded', async () => {
    const { family } = await familyOf({
      name: 'Hiddenname',
      child: { givenNames: 'Secretchild' },
      parents: [{ name: 'Secretparent' }],
    });
    const { id } = await letterOf(senior);
    await holdFamily(officer, id, { family: family.id, reason: 'Secretreason' }, DAY);
    await unholdFamily(officer, id, { family: family.id });
    const params = { round: id };
    for (const page of [
      await loadRounds(asking(admin, '/officer/rounds', {})),
      await loadRound(asking(admin, '/x', params)),
      await loadRoundPreview(asking(admin, '/x', params)),
    ]) {
      expect(JSON.stringify(page)).not.toMatch(/Hiddenname|Secret/);
    }
    expect(await statusOf(loadRoundFamilies(asking(admin, '/x', params)))).toBe(403);
    const body = { intent: 'hold', family: family.id, reason: 'x' };
    const post = asking(admin, '/x', params, body) as ActionFunctionArgs;
    expect(await statusOf(answerRoundFamilies(post))).toBe(403);
    const { families } = await loadRoundFamilies(asking(officer, '/x', params));
    expect(families).toMatchObject([
      { name: 'Hiddenname', children: [{ givenNames: 'Secretchild' }], reason: null },
    ]);
    expect(
      await db().auditEvent.count({
        where: {
          action: 'round.families-viewed',
          actorId: officer.id,
          detail: { path: ['roundId'], equals: id },
        },
      }),
    ).toBe(1);
  });

  it('lists families by name, a page at a time, those who are left out too', async () => {
    for (let at = 0; at < 52; at += 1) {
      await familyOf({ name: `Family ${String(at).padStart(2, '0')}`, parents: [] });
    }
    const { id } = await letterOf(senior);
    const first = await loadRoundFamilies(asking(senior, '/x', { round: id }));
    expect(first.families).toHaveLength(50);
    const next = await loadRoundFamilies(asking(senior, `/x?after=${first.next}`, { round: id }));
    expect(next.families.map(({ name }) => name)).toEqual(['Family 50', 'Family 51']);
    expect(next.next).toBeNull();
    await holdFamily(officer, id, { family: next.families[0]!.familyId, reason: 'x' }, DAY);
    const held = await loadRoundFamilies(asking(senior, `/x?after=${first.next}`, { round: id }));
    expect(held.families[0]).toMatchObject({ reason: 'x', heldBy: officer.name });
  });
});

describe('the pages', () => {
  it('keep what was typed where something is refused, and say that it changed meanwhile', async () => {
    await familyOf();
    const { id, version } = await proposed(senior, (await letterOf(senior)).id);
    const body = { intent: 'refuse', version: String(version - 1), note: 'Too long' };
    const refused = await answerRound(
      asking(admin, `/officer/rounds/${id}`, { round: id }, body) as ActionFunctionArgs,
    );
    expect(refused).toMatchObject({
      data: { values: { note: 'Too long' }, errors: [{ field: 'form', code: 'stale' }] },
      init: { status: 400 },
    });
    const empty = await answerRound(
      asking(
        admin,
        `/officer/rounds/${id}`,
        { round: id },
        { ...body, note: ' ' },
      ) as ActionFunctionArgs,
    );
    expect(empty).toMatchObject({ data: { errors: [{ field: 'note', code: 'required' }] } });
  });

  it('are for whom they are', async () => {
    const { id } = await letterOf(senior);
    const send = await staffWith('SEND');
    expect(await statusOf(loadRounds(asking(send, '/officer/rounds', {})))).toBe(403);
    expect(await statusOf(loadRound(asking(send, '/x', { round: id })))).toBe(403);
    const body = { intent: 'propose', version: '0' };
    const post = (who: Staff) =>
      answerRound(asking(who, '/x', { round: id }, body) as ActionFunctionArgs);
    expect(await statusOf(post(officer))).toBe(403);
    expect(await statusOf(loadRound(asking(officer, '/x', { round: randomUUID() })))).toBe(404);
    const odd = { intent: 'toString', version: '0' };
    expect(
      await statusOf(answerRound(asking(senior, '/x', { round: id }, odd) as ActionFunctionArgs)),
    ).toBe(400);
  });
});
