import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Staff } from '~/platform/auth/session.server';
import { environment } from '~/platform/config/environment.server';
import { db } from '~/platform/db/database.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { openTestStore, type TestStore } from '~/platform/files/store.test-support';
import { asDate } from '~/domains/clock/index.server';
import { CONTACT_KINDS, LETTER_KINDS, type ContactKind } from '../case/case.codes';
import { DAY, staffWith } from '../item/item.test-support';
import { exampleLetter, exampleLetterPdf } from './example-letter.server';
import { findLetter } from './find-letter.server';
import { addParent, asking, caseOf, draftOf, formOn, statusOf } from './letter.test-support';
import { shippedWords } from './letter-words.server';
import { sendLetter } from './send-letter.server';
import { answerTemplate, previewTemplatePdf, type TemplateProblems } from './template-pages.server';
import { findTemplate, goBackToVersion, listTemplates, saveTemplate } from './templates.server';

let store: TestStore;
let admin: Staff;
let officer: Staff;

beforeAll(async () => {
  store = await openTestStore();
  admin = await staffWith('ADMIN');
  officer = await staffWith('OFFICER');
});

afterAll(() => store.close());

const kind = 'welcome-new-area';
const words = (text: string, seenVersion: number, submitKey = randomUUID()) => ({
  subject: 'Hello {{childName}}',
  text,
  seenVersion,
  submitKey,
});

describe('the words of a kind', () => {
  it('are kept as versions, each with its author, and the newest is used', async () => {
    const form = words('First {{officerName}}', 0);
    expect(await saveTemplate(admin, kind, 'en', form)).toEqual({ kind: 'saved' });
    expect(await saveTemplate(admin, kind, 'en', form)).toEqual({ kind: 'saved' });
    expect(await saveTemplate(admin, kind, 'en', words('Late', 0))).toEqual({ kind: 'stale' });
    expect(await saveTemplate(admin, kind, 'en', words('Second', 1))).toEqual({ kind: 'saved' });
    expect(await saveTemplate(admin, kind, 'en', words('Second', 2))).toEqual({
      kind: 'unchanged',
    });
    const template = await findTemplate(kind, 'en');
    expect(template.versions.map(({ version, by }) => [version, by])).toEqual([
      [2, admin.name],
      [1, admin.name],
      [0, null],
    ]);
    const about = await caseOf(officer);
    const letter = await findLetter(await draftOf(officer, about));
    expect(letter).toMatchObject({ subject: 'Hello Ana Popa', text: 'Second' });
    const row = await db().councilLetter.findUniqueOrThrow({ where: { id: letter.id } });
    expect(row.templateVersion).toBe(2);
    const trail = await db().auditEvent.count({ where: { action: 'letter-template.saved' } });
    expect(trail).toBe(2);
  });

  it('go back to a version, and to what came with the portal', async () => {
    const { version, versions } = await findTemplate(kind, 'en');
    expect(versions.length).toBeGreaterThan(2);
    const back = (to: number, seenVersion: number) =>
      goBackToVersion(admin, kind, 'en', { version: to, seenVersion, submitKey: randomUUID() });
    expect(await back(1, 0)).toEqual({ kind: 'stale' });
    expect(await back(99, version)).toEqual({ kind: 'no-version' });
    expect(await back(1, version)).toEqual({ kind: 'saved' });
    expect((await findTemplate(kind, 'en')).text).toBe('First {{officerName}}');
    expect(await back(0, version + 1)).toEqual({ kind: 'saved' });
    const { subject, text } = shippedWords(kind, 'en')!;
    expect(await findTemplate(kind, 'en')).toMatchObject({ subject, text, version: version + 2 });
  });

  it('are refused where they ask for what the kind does not have, with what exists on the page', async () => {
    const form = words('{{nextOn}} {{childName}} {{block:findings}}', 0);
    expect(await saveTemplate(admin, 'moved-away', 'en', form)).toEqual({
      kind: 'unknown-names',
      field: 'text',
      names: ['{{nextOn}}', '{{block:findings}}'],
    });
    const template = await findTemplate('moved-away', 'en');
    expect(template.version).toBe(0);
    expect(template.names.values).toEqual(expect.arrayContaining(['childName', 'council']));
  });

  it('in another language are not used once the English says something else', async () => {
    const about = await caseOf(officer);
    await addParent(about.family.id, { name: 'Ioana Popa', language: 'ro' });
    const draft = async () =>
      findLetter(await draftOf(officer, about, { kind: 'moved-away', values: { council: 'Y' } }));
    const { version } = await findTemplate('moved-away', 'ro');
    expect(await saveTemplate(admin, 'moved-away', 'ro', words('Bun venit', version))).toEqual({
      kind: 'saved',
    });
    expect(await draft()).toMatchObject({ otherLanguage: 'ro', otherText: 'Bun venit' });
    expect(await saveTemplate(admin, 'moved-away', 'en', words('New words', 0))).toEqual({
      kind: 'saved',
    });
    expect(await draft()).toMatchObject({ text: 'New words', otherLanguage: null, otherText: '' });
    const [row] = (await listTemplates()).filter((each) => each.kind === 'moved-away');
    expect(row!.languages.find(({ language }) => language === 'ro')).toMatchObject({
      state: 'outdated',
    });
    expect(
      await saveTemplate(admin, 'moved-away', 'ro', words('Cuvinte noi', version + 1)),
    ).toEqual({ kind: 'saved' });
    expect(await draft()).toMatchObject({ otherText: 'Cuvinte noi' });
  });

  it('of a message to many families name no child in the subject', async () => {
    const form = {
      ...words('{{children}} {{link}} {{answerBy}}', 0),
      subject: 'About {{children}}',
    };
    expect(await saveTemplate(admin, 'request-first', 'en', form)).toEqual({
      kind: 'unknown-names',
      field: 'subject',
      names: ['{{children}}'],
    });
    expect(
      await saveTemplate(admin, 'newsletter', 'en', {
        ...words('{{answerBy}} {{childName}}', 0),
        subject: 'News',
      }),
    ).toEqual({ kind: 'unknown-names', field: 'text', names: ['{{answerBy}}', '{{childName}}'] });
    const listed = await listTemplates();
    expect(listed.map((each) => each.kind)).toEqual([...LETTER_KINDS, ...CONTACT_KINDS]);
    const { names } = await findTemplate('request-first', 'en');
    expect(names.values).toEqual(expect.arrayContaining(['link', 'children', 'answerBy']));
    expect(names.values).not.toContain('childName');
  });

  it('are for administrators alone', async () => {
    expect(await saveTemplate(officer, kind, 'en', words('Mine', 0))).toEqual({
      kind: 'not-allowed',
    });
    for (const role of ['OFFICER', 'SENIOR', 'SEND'] as const) {
      const staff = await staffWith(role);
      const body = { subject: 'x', text: 'x', seenVersion: '0', submitKey: randomUUID() };
      const args = () => asking(staff, '/x', { kind, language: 'en' }, body);
      expect(await statusOf(answerTemplate(args()))).toBe(403);
      expect(await statusOf(previewTemplatePdf(args()))).toBe(403);
    }
    for (const params of [
      { kind: 'none', language: 'en' },
      { kind, language: 'xx' },
    ]) {
      expect(await statusOf(answerTemplate(asking(admin, '/x', params, { subject: '' })))).toBe(
        404,
      );
    }
  });
});

describe('a preview', () => {
  it.each(LETTER_KINDS)(
    '%s has example values in every place, on the page and as tagged PDF',
    async (each) => {
      const { subject, blocks } = exampleLetter(each, 'en', shippedWords(each, 'en')!);
      expect(JSON.stringify({ subject, blocks })).not.toMatch(/\{\{|⟦|examples\.|undefined/);
      const pdf = await readPdf(await exampleLetterPdf(each, 'en', shippedWords(each, 'en')!));
      expect(pdf).toMatchObject({ tagged: true, language: 'en', title: subject });
      expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'P']));
      expect(pdf.text).toContain('Yours sincerely');
      expect(pdf.pages.length).toBeLessThanOrEqual(4);
    },
  );

  it.each(CONTACT_KINDS)('%s reads as an email and as a letter', async (each) => {
    const words = shippedWords(each, 'en')!;
    const { view, pdf } = await previewed(each, 'en', words);
    const unnamed: readonly ContactKind[] = ['newsletter', 'guidance-changed'];
    expect(JSON.stringify(view.mail)).not.toContain('Sam');
    expect(view.mail!.text).toContain(`${environment().publicUrl.origin}/en/`);
    expect(JSON.stringify(view.blocks).includes('Sam')).toBe(!unnamed.includes(each));
    expect(JSON.stringify(view)).not.toMatch(/\{\{|examples\.|undefined/);
    expect(pdf).toMatchObject({ tagged: true, language: 'en', title: view.subject });
    expect(pdf.text.includes('Sam')).toBe(!unnamed.includes(each));
    expect(pdf.pages.length).toBeLessThanOrEqual(2);
  });

  it('of a message in Urdu is an email from right to left, and a letter with the English first', async () => {
    const { view, pdf } = await previewed(
      'request-first',
      'ur',
      shippedWords('request-first', 'ur')!,
    );
    expect(view.mail).toMatchObject({ language: 'ur' });
    expect(view.mail!.text).toContain('آپ');
    expect(pdf.text).toContain('The English letter stands here');
  });

  const previewed = async (
    each: ContactKind,
    language: string,
    { subject, text }: { subject: string; text: string },
  ) => {
    const body = { intent: 'preview', subject, text };
    const args = () => asking(admin, '/x', { kind: each, language }, body);
    const { data } = (await answerTemplate(args())) as unknown as {
      data: { preview: NonNullable<TemplateProblems['preview']> };
    };
    const bytes = await (await previewTemplatePdf(args())).arrayBuffer();
    return { view: data.preview, pdf: await readPdf(new Uint8Array(bytes)) };
  };

  it('of words that are not kept keeps nothing, and shows what is wrong in place', async () => {
    const body = { intent: 'preview', subject: 'Try {{childName}}', text: '{{nothing}} <b>' };
    const answer = await answerTemplate(
      asking(admin, '/x', { kind: 'over-school-age', language: 'en' }, body),
    );
    const { data } = answer as unknown as {
      data: { preview: { subject: string; blocks: { text: string }[] } };
    };
    expect(data.preview.subject).toBe('Try Sam Example');
    expect(data.preview.blocks[0]!.text).toBe('⟦nothing⟧ <b>');
    expect((await findTemplate('over-school-age', 'en')).version).toBe(0);
  });

  it('in Urdu is right to left', async () => {
    const pdf = await exampleLetterPdf(kind, 'ur', {
      subject: 'خوش آمدید',
      text: 'سلام {{childName}}',
    });
    expect(await readPdf(pdf)).toMatchObject({ tagged: true });
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Lang \(ur\)/);
  });
});

describe('what follows a letter', () => {
  const day = '2026-12-07';

  async function concluded(conclusion: string) {
    const about = await caseOf(officer);
    const { adult } = await addParent(about.family.id, { name: 'Ioana Popa' });
    const review = await db().review.create({
      data: {
        itemId: about.itemId,
        childId: about.child.id,
        kind: 'first',
        state: 'concluded',
        conclusion,
        moreBy: asDate(day),
      },
    });
    return { about, adult, review };
  }

  const send = async (letterId: string, adultId: string) => {
    const letter = await findLetter(letterId);
    return sendLetter(officer, letter, await formOn(letter.itemId), { [adultId]: 'by-hand' }, DAY);
  };

  it('a report of suitable education reports the review and plans the yearly one', async () => {
    const { about, adult, review } = await concluded('suitable');
    const id = await draftOf(officer, about, {
      kind: 'report-suitable',
      reviewId: review.id,
      values: { nextOn: '2027-11-23' },
    });
    expect(await send(id, adult.id)).toEqual({ kind: 'done' });
    const rows = await db().review.findMany({
      where: { childId: about.child.id },
      orderBy: { openedAt: 'asc' },
    });
    expect(rows.map(({ kind: of, state }) => [of, state])).toEqual([
      ['first', 'reported'],
      ['yearly', 'planned'],
    ]);
  });

  it('a report that says something else than its review does not go', async () => {
    const { about, adult, review } = await concluded('more-information');
    const id = await draftOf(officer, about, {
      kind: 'report-suitable',
      reviewId: review.id,
      values: { nextOn: '2027-11-23' },
    });
    expect(await send(id, adult.id)).toEqual({ kind: 'other-conclusion' });
  });

  it('a report of concerns waits for the date that a senior agrees', async () => {
    const { about, adult, review } = await concluded('concerns');
    const texts = { grounds: 'a', wouldShow: 'b', helpOffered: 'c' };
    const id = await draftOf(officer, about, {
      kind: 'report-concerns',
      reviewId: review.id,
      values: { secondReviewOn: day },
      blocks: texts,
    });
    expect(await send(id, adult.id)).toEqual({ kind: 'date-not-agreed' });
    expect(await findLetter(id)).toMatchObject({ state: 'draft', copies: [] });
  });

  it('the request to apply for a place goes once a senior approved it, and starts its clock', async () => {
    const about = await caseOf(officer);
    const { adult } = await addParent(about.family.id, { name: 'Ioana Popa' });
    const senior = await staffWith('SENIOR');
    const step = await db().formalStep.create({
      data: {
        itemId: about.itemId,
        childId: about.child.id,
        kind: 'apply-for-place',
        reason: 'r',
        proposedById: officer.id,
      },
    });
    const id = await draftOf(officer, about, {
      kind: 'apply-for-place',
      stepId: step.id,
      values: { applyBy: day },
      blocks: { grounds: 'a', wouldShow: 'b' },
    });
    expect(await send(id, adult.id)).toEqual({ kind: 'not-approved' });
    await db().formalStep.update({
      where: { id: step.id },
      data: { state: 'approved', decidedById: senior.id, decidedAt: new Date() },
    });
    // Drafted some days ago: the 15 school days count from the day on which it goes.
    expect(await send(id, adult.id)).toEqual({ kind: 'day-missing', day: '14 December 2026' });
    const { text } = await db().councilLetter.findUniqueOrThrow({ where: { id } });
    const named = text.replace(/\d+ \w+ 2026/, '14 December 2026');
    await db().councilLetter.update({ where: { id }, data: { text: named } });
    expect(await send(id, adult.id)).toEqual({ kind: 'done' });
    const clock = await db().clock.findFirst({
      where: { itemId: about.itemId, rule: 'apply-for-place' },
    });
    expect(clock).toMatchObject({ startedOn: asDate(DAY) });
  });
});
