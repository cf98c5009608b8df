import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { Prisma } from '~/platform/db/generated/client';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { bytesOf, openTestStore, type TestStore } from '~/platform/files/store.test-support';
import { forgetCalendar } from '~/domains/clock/index.server';
import { createQueueItem } from '../../../../tests/factories';
import { actionsOn, DAY, staffWith } from '../item/item.test-support';
import { changeLetter, discardLetter } from './change-letter.server';
import { findLetter } from './find-letter.server';
import {
  addParent,
  asking,
  asParent,
  caseOf,
  draftOf,
  formOn,
  statusOf,
} from './letter.test-support';
import { openCopyPdf, previewLetterPdf, printLettersPdf } from './letter-files.server';
import { listLettersFor, listLettersOf } from './list-letters.server';
import { listRecipients, SCHOOL } from './list-recipients.server';
import { listWaitingCopies, markLeft } from './mark-left.server';
import { loadMyLetter, openMyLetterPdf } from './my-letters.server';
import { sendLetter, type Ways } from './send-letter.server';

let store: TestStore;
let officer: Staff;
let colleague: Staff;

beforeAll(async () => {
  store = await openTestStore();
  forgetCalendar();
  officer = await staffWith('OFFICER');
  colleague = await staffWith('OFFICER');
});

afterAll(async () => {
  forgetCalendar();
  await store.close();
});

async function send(letterId: string, ways: Ways, staff = officer) {
  const letter = await findLetter(letterId);
  const rest = (await listRecipients(letter)).map(({ key }) => [key, 'none'] as const);
  const all = { ...Object.fromEntries(rest), ...ways };
  return sendLetter(staff, letter, await formOn(letter.itemId), all, DAY);
}

const pdfOf = async (storeKey: string | null) => readPdf(await bytesOf(storeKey!));
const wordsOf = async (answer: Response) => readPdf(new Uint8Array(await answer.arrayBuffer()));

describe('a draft', () => {
  it('has its words, the values of the portal, and gaps where something is missing', async () => {
    const about = await caseOf(officer);
    const id = await draftOf(officer, about, {
      kind: 's437-notice',
      values: { lastDay: '2026-12-07' },
    });
    const letter = await findLetter(id);
    expect(letter.subject).toBe('Notice under section 437(1) of the Education Act 1996: Ana Popa');
    expect(letter.text).toContain('The last day of the time it gives you is 7 December 2026.');
    expect(letter.text).toContain('This notice is served on ⟦the day of service⟧');
    await addParent(about.family.id, { name: 'Ioana Popa', street: '1 Own Road' });
    const [reader] = await listRecipients(letter);
    // A notice is served: the portal is never what is proposed.
    expect(reader!.chosen).toBe('post');
    expect(await send(id, { [reader!.key]: 'email' })).toMatchObject({ kind: 'gaps' });
  });

  it('is made once by one form, and listed where it belongs', async () => {
    const about = await caseOf(officer);
    const submitKey = randomUUID();
    const first = await draftOf(officer, about, { submitKey });
    expect(await draftOf(officer, about, { submitKey })).toBe(first);
    expect(await listLettersFor({ childId: about.child.id })).toMatchObject([
      { id: first, kind: 'welcome-new-area', state: 'draft', sentOn: null, copies: 0 },
    ]);
    expect(await listLettersFor({})).toEqual([]);
    expect(await actionsOn(about.itemId)).toContain('letter.drafted');
  });

  it('changed by two officers at once keeps the words of the first and tells the second', async () => {
    const about = await caseOf(officer);
    const id = await draftOf(officer, about);
    const letter = await findLetter(id);
    const words = { subject: 'S', text: 'Mine', otherSubject: '', otherText: '' };
    const [one, two] = [await formOn(about.itemId), await formOn(about.itemId)];
    expect(await changeLetter(officer, letter, { ...one, ...words })).toEqual({ kind: 'done' });
    expect(await changeLetter(officer, letter, { ...one, ...words })).toEqual({ kind: 'repeated' });
    const late = await changeLetter(colleague, letter, { ...two, ...words, text: 'Theirs' });
    expect(late).toMatchObject({ kind: 'stale', changes: [{ action: 'item.letter-changed' }] });
    expect((await findLetter(id)).text).toBe('Mine');
  });

  it('put away cannot be sent, changed or seen by a family', async () => {
    const about = await caseOf(officer);
    const { adult, account } = await addParent(about.family.id, { name: 'Ioana Popa' });
    const id = await draftOf(officer, about);
    const letter = await findLetter(id);
    expect(await discardLetter(officer, letter, await formOn(about.itemId))).toEqual({
      kind: 'done',
    });
    expect(await send(id, { [adult.id]: 'email' })).toEqual({ kind: 'no-draft' });
    expect(await listLettersOf(account!.id)).toEqual([]);
    expect(await listLettersFor({ childId: about.child.id })).toEqual([]);
  });

  it('is not for other roles', async () => {
    const about = await caseOf(officer);
    const letter = await findLetter(await draftOf(officer, about));
    const form = await formOn(about.itemId);
    for (const role of ['SEND', 'ADMIN'] as const) {
      const other = await staffWith(role);
      expect(await discardLetter(other, letter, form)).toEqual({ kind: 'not-allowed' });
      const preview = previewLetterPdf(asking(other, '/x', { letter: letter.id }));
      expect(await statusOf(preview)).toBe(403);
    }
  });

  it('is previewed as PDF by officers, and by no parent', async () => {
    const about = await caseOf(officer);
    const { account } = await addParent(about.family.id, {
      name: 'Ioana Popa',
      street: '1 Own Road',
    });
    const id = await draftOf(officer, about);
    const pdf = await wordsOf(await previewLetterPdf(asking(officer, '/x', { letter: id })));
    expect(pdf).toMatchObject({ tagged: true, language: 'en' });
    expect(pdf.text).toContain('Dear Ioana Popa');
    expect(await statusOf(previewLetterPdf(asking(asParent(account), '/x', { letter: id })))).toBe(
      302,
    );
  });
});

describe('sending', () => {
  it('gives each reader a copy of their own, with nobody else in it', async () => {
    const about = await caseOf(officer);
    const mother = await addParent(about.family.id, {
      name: 'CanaryMother One',
      street: '1 CanaryMother Street',
    });
    const father = await addParent(about.family.id, {
      name: 'CanaryFather Two',
      street: '2 CanaryFather Street',
      more: { preferredContact: 'post', addressSecret: true },
    });
    const elsewhere = await caseOf(officer, 'CanaryChild', 'Elsewhere');
    const other = await addParent(elsewhere.family.id, {
      name: 'CanaryOther Three',
      street: '3 CanaryOther Street',
    });
    const id = await draftOf(officer, about);
    expect(
      (await listRecipients(await findLetter(id))).map(({ name, chosen }) => [name, chosen]),
    ).toEqual([
      ['CanaryMother One', 'email'],
      ['CanaryFather Two', 'post'],
    ]);
    const wrong = await send(id, { [other.adult.id]: 'email' });
    expect(wrong).toMatchObject({ kind: 'way-not-offered' });
    expect(await send(id, { [mother.adult.id]: 'email', [father.adult.id]: 'post' })).toEqual({
      kind: 'done',
    });
    const { copies } = await findLetter(id);
    for (const copy of copies) {
      const mine = copy.adultId === mother.adult.id ? 'CanaryMother' : 'CanaryFather';
      const { text } = await pdfOf(copy.storeKey);
      const raw = Buffer.from(await bytesOf(copy.storeKey!)).toString('latin1');
      expect(text).toContain(`Dear ${mine}`);
      const theirs = mine === 'CanaryMother' ? 'CanaryFather' : 'CanaryMother';
      for (const name of [
        theirs,
        'CanaryOther',
        'CanaryChild',
        mother.account!.email,
        father.account!.email,
      ]) {
        expect(text).not.toContain(name);
        expect(raw).not.toContain(name);
      }
      expect(text.includes('2 CanaryFather Street')).toBe(mine === 'CanaryFather');
      expect(text).not.toContain('1 CanaryMother Street');
      expect(copy.sha256).toBe(
        createHash('sha256')
          .update(await bytesOf(copy.storeKey!))
          .digest('hex'),
      );
    }
    const mails = await db().outgoingMail.findMany({ where: { template: 'letter-waiting' } });
    const told = mails.filter(({ toAddress }) =>
      [mother.account!.email, father.account!.email].includes(toAddress),
    );
    expect(told.map(({ toAddress }) => toAddress)).toEqual([mother.account!.email]);
    const mothers = copies.find((copy) => copy.adultId === mother.adult.id)!;
    expect(told[0]!.data).toEqual({ path: `/en/family/letters/${mothers.id}` });
    expect(JSON.stringify(told)).not.toMatch(/Ana|Popa|Canary/);
    expect(await actionsOn(about.itemId)).toContain('item.letter-sent');
  });

  it('happens once however often the form is sent', async () => {
    const about = await caseOf(officer);
    const { adult } = await addParent(about.family.id, { name: 'Ioana Popa' });
    const letter = await findLetter(await draftOf(officer, about));
    const form = await formOn(about.itemId);
    const ways: Ways = { [adult.id]: 'email' };
    const results = await Promise.all(
      [1, 2, 3].map(() => sendLetter(officer, letter, form, ways, DAY)),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(['done', 'repeated', 'repeated']);
    expect(await sendLetter(officer, letter, form, ways, DAY)).toEqual({ kind: 'repeated' });
    const sent = await findLetter(letter.id);
    expect(sent.copies).toHaveLength(1);
    expect(
      await db().outgoingMail.count({ where: { dedupeKey: `letter-copy:${sent.copies[0]!.id}` } }),
    ).toBe(1);
    // What the other tries had put into the store is gone: the one that was kept is there.
    const { storeKey, sha256 } = sent.copies[0]!;
    expect(
      createHash('sha256')
        .update(await bytesOf(storeKey!))
        .digest('hex'),
    ).toBe(sha256);
    const left = await db().storedObject.count({ where: { state: 'reserved' } });
    expect(left).toBe(0);
  });

  it('is not what a colleague has changed since it was read', async () => {
    const about = await caseOf(officer);
    const { adult } = await addParent(about.family.id, { name: 'Ioana Popa' });
    const letter = await findLetter(await draftOf(officer, about));
    const words = { subject: 'S', text: 'Other words', otherSubject: '', otherText: '' };
    await changeLetter(colleague, letter, { ...(await formOn(about.itemId)), ...words });
    const result = await sendLetter(
      officer,
      letter,
      await formOn(about.itemId),
      { [adult.id]: 'email' },
      DAY,
    );
    expect(result).toEqual({ kind: 'no-draft' });
    expect((await findLetter(letter.id)).state).toBe('draft');
  });

  it.each([
    ['no account', { account: false, street: '1 A Road' }, 'email', 'no-account'],
    ['email not safe', { more: { safeToEmail: false } }, 'email', 'email-not-safe'],
    [
      'letters not safe',
      { street: '1 A Road', more: { safeToWrite: false } },
      'post',
      'post-not-safe',
    ],
    ['no address', {}, 'post', 'no-address'],
  ] as const)('offers no way that is closed: %s', async (_, story, way, why) => {
    const about = await caseOf(officer);
    const { adult } = await addParent(about.family.id, { name: 'Ioana Popa', ...story });
    const id = await draftOf(officer, about);
    const [reader] = await listRecipients(await findLetter(id));
    expect(reader!.ways).toContainEqual({ way, why });
    expect(await send(id, { [adult.id]: way })).toMatchObject({ kind: 'way-not-offered' });
    expect(await send(id, {})).toEqual({ kind: 'nobody-chosen' });
    expect(await send(id, { [adult.id]: 'by-hand' })).toEqual({ kind: 'done' });
  });

  it('leaves nobody out unnoticed', async () => {
    const about = await caseOf(officer);
    const one = await addParent(about.family.id, { name: 'Ioana Popa' });
    const two = await addParent(about.family.id, { name: 'Ion Popa' });
    const letter = await findLetter(await draftOf(officer, about));
    const form = await formOn(about.itemId);
    const ways: Ways = { [one.adult.id]: 'email' };
    expect(await sendLetter(officer, letter, form, ways, DAY)).toEqual({
      kind: 'undecided',
      name: 'Ion Popa',
    });
    const decided: Ways = { ...ways, [two.adult.id]: 'none' };
    expect(await sendLetter(officer, letter, form, decided, DAY)).toEqual({ kind: 'done' });
    expect((await findLetter(letter.id)).copies).toMatchObject([{ name: 'Ioana Popa' }]);
  });

  it('tells nobody by email whose mail is held', async () => {
    const about = await caseOf(officer);
    const { adult, account } = await addParent(about.family.id, { name: 'Ioana Popa' });
    await db().account.update({ where: { id: account!.id }, data: { mailHeldSince: new Date() } });
    const id = await draftOf(officer, about);
    const [reader] = await listRecipients(await findLetter(id));
    expect(reader).toMatchObject({ chosen: null });
    expect(await send(id, { [adult.id]: 'email' })).toMatchObject({ kind: 'way-not-offered' });
  });

  it('reaches somebody of whom two notices told once, and only as both say is safe', async () => {
    const about = await caseOf(officer);
    const { adult, account } = await addParent(about.family.id, {
      name: 'Ioana Popa',
      street: '1 Old Road',
    });
    const address = { line1: '2 New Road', line2: '', town: 'London', postcode: 'E17 4JF' };
    const again = await db().adult.create({
      data: {
        familyId: about.family.id,
        accountId: account!.id,
        role: 'parent',
        name: 'Ioana Popa',
        address,
        safeToEmail: false,
        safeToWrite: false,
        toldBy: 'self',
      },
    });
    const id = await draftOf(officer, about, { kind: 's437-notice', values: {} });
    const recipients = async () => listRecipients(await findLetter(id));
    const unsafe = [
      { way: 'email', why: 'email-not-safe' },
      { way: 'post', why: 'post-not-safe' },
      { way: 'by-hand', why: null },
    ];
    expect(await recipients()).toMatchObject([{ key: again.id, ways: unsafe, chosen: null }]);
    // The other way round too: what was unsafe once stays so until an officer has recorded it.
    const swap = (at: string, safe: boolean) =>
      db().adult.update({ where: { id: at }, data: { safeToEmail: safe, safeToWrite: safe } });
    await swap(adult.id, false);
    await swap(again.id, true);
    expect(await recipients()).toMatchObject([{ key: again.id, ways: unsafe, chosen: null }]);
    await swap(adult.id, true);
    const [reader] = await recipients();
    expect(reader).toMatchObject({ chosen: 'post' });
    expect(reader!.addressLines[0]).toBe('2 New Road');
  });

  it('chooses nothing by itself for somebody whose notice nobody has decided on', async () => {
    const about = await caseOf(officer);
    const notice = async (name: string, outcome: string | null) => {
      const { adult, account } = await addParent(about.family.id, { name });
      const { id } = await db().notification.create({
        data: {
          reference: `WF-${randomUUID().slice(0, 8)}`,
          accountId: account!.id,
          familyId: about.family.id,
          language: 'en',
          answers: {},
          receivedOn: new Date('2026-11-01T00:00:00Z'),
          children: { create: [{ childId: about.child.id, key: randomUUID(), outcome }] },
        },
      });
      await db().adult.update({ where: { id: adult.id }, data: { notificationId: id } });
    };
    const id = await draftOf(officer, about);
    const chosen = async () =>
      (await listRecipients(await findLetter(id))).map((each) => [each.chosen, each.unsettled]);
    await notice('Ioana Popa', null);
    expect(await chosen()).toEqual([['email', false]]);
    await db().notificationChild.updateMany({
      where: { childId: about.child.id },
      data: { outcome: 'accepted' },
    });
    await notice('Somebody Else', null);
    expect(await chosen()).toEqual([
      ['email', false],
      [null, true],
    ]);
    await db().notificationChild.updateMany({
      where: { childId: about.child.id },
      data: { outcome: 'recorded' },
    });
    expect(await chosen()).toEqual([
      ['email', false],
      ['email', false],
    ]);
  });

  it('posts nothing to an address after its person told of a change, until that is recorded', async () => {
    const about = await caseOf(officer);
    const { adult, account } = await addParent(about.family.id, {
      name: 'Ioana Popa',
      street: '1 Old Road',
      more: { safeToEmail: false },
    });
    const held = { mailHeldSince: new Date() };
    await db().account.update({ where: { id: account!.id }, data: held });
    const id = await draftOf(officer, about);
    const post = async () => {
      const [reader] = await listRecipients(await findLetter(id));
      return reader!.ways.find(({ way }) => way === 'post')!.why;
    };
    expect(await post()).toBe('post-held');
    expect(await send(id, { [adult.id]: 'post' })).toMatchObject({ kind: 'way-not-offered' });
    const item = await createQueueItem({ familyId: about.family.id, accountId: account!.id });
    await recordAudit(db(), {
      actor: { kind: 'staff', id: officer.id },
      action: 'item.reach-recorded',
      itemId: item.id,
    });
    expect(await post()).toBeNull();
    const anew = { mailHeldSince: new Date(Date.now() + 60_000) };
    await db().account.update({ where: { id: account!.id }, data: anew });
    expect(await post()).toBe('post-held');
  });

  it('what was sent never changes, whoever asks', async () => {
    const about = await caseOf(officer);
    const { adult } = await addParent(about.family.id, { name: 'Ioana Popa' });
    const id = await draftOf(officer, about);
    await send(id, { [adult.id]: 'email' });
    const sent = await findLetter(id);
    const words = { subject: 'S', text: 'Other', otherSubject: '', otherText: '' };
    const form = { ...(await formOn(about.itemId)), ...words };
    expect(await changeLetter(officer, sent, form)).toEqual({ kind: 'no-draft' });
    expect(await discardLetter(officer, sent, form)).toEqual({ kind: 'no-draft' });
    await expect(
      db().councilLetter.update({ where: { id }, data: { text: 'Other' } }),
    ).rejects.toThrow();
    await expect(
      db().councilLetterCopy.update({ where: { id: sent.copies[0]!.id }, data: { sha256: 'x' } }),
    ).rejects.toThrow();
    await expect(db().councilLetterCopy.deleteMany({ where: { letterId: id } })).rejects.toThrow();
    expect(await findLetter(id)).toEqual(sent);
  });

  it('a letter to a school goes to the school alone, with the child’s initials', async () => {
    const about = await caseOf(officer, 'Zebedee', 'Quillfeather');
    const { account } = await addParent(about.family.id, {
      name: 'CanaryMother One',
      language: 'ro',
    });
    await db().child.update({
      where: { id: about.child.id },
      data: { schoolName: 'Larkhill School' },
    });
    const id = await draftOf(officer, about, {
      kind: 'school-challenge',
      values: { school: 'Larkhill School', answerBy: '2026-12-07', who: 'Robin Officer' },
      blocks: { facts: 'They were told to go.' },
    });
    expect(await send(id, { [SCHOOL]: 'post' })).toMatchObject({ kind: 'way-not-offered' });
    expect(await send(id, { [SCHOOL]: 'by-hand' })).toEqual({ kind: 'done' });
    const { copies, otherText } = await findLetter(id);
    expect(otherText).toBe('');
    expect(copies).toMatchObject([{ adultId: null, accountId: null }]);
    const { text } = await pdfOf(copies[0]!.storeKey);
    expect(text).toContain('Dear Head Teacher');
    expect(text).toContain('initials ZQ');
    expect(text).not.toMatch(/Zebedee|Quillfeather|Canary/);
    expect(await listLettersOf(account!.id)).toEqual([]);
  });

  it.each(['report-suitable', 's437-notice', 'apply-for-place'] as const)(
    '%s asks first whether it may go',
    async (kind) => {
      const about = await caseOf(officer);
      const { adult } = await addParent(about.family.id, { name: 'Ioana Popa' });
      const day = '2026-12-07';
      const id = await draftOf(officer, about, {
        kind,
        values: { nextOn: day, lastDay: day, servedOn: day, applyBy: day },
        blocks: { grounds: 'Because', wouldShow: 'This' },
      });
      const refused = kind === 'report-suitable' ? 'not-concluded' : 'not-approved';
      expect(await send(id, { [adult.id]: 'by-hand' })).toEqual({ kind: refused });
      expect(await findLetter(id)).toMatchObject({ state: 'draft', copies: [] });
    },
  );
});

describe('hostile words', () => {
  const hostile = Array.from({ length: 50 }, (_, n) => {
    const forms = [
      `## Heading${n}`,
      `- item${n}`,
      `{{block:findings}}${n}`,
      `{{childName}}${n}`,
      `<script>alert(${n})</script>`,
      `#read("/etc/passwd") $x$ *b* @ref${n}`,
      `\\## back${n}`,
      `$t(letters:done.sent)${n}`,
      `][{}]#let x = ${n}`,
      `"quoted" 'single' & amp;${n}`,
    ];
    return forms[n % forms.length]!;
  });

  it('in 50 fields of a report come out as text, on the page and in the PDF', async () => {
    const about = await caseOf(officer, '{{block:findings}}', '## x');
    const { adult, account } = await addParent(about.family.id, {
      name: '- {{email}} #x *y*',
      street: '1 A Road',
    });
    const findings = hostile.slice(0, 44).map((text) => ({ kind: 'paragraph' as const, text }));
    const id = await draftOf(officer, about, {
      kind: 'report-concerns',
      values: { secondReviewOn: hostile[44]! },
      blocks: {
        findings,
        grounds: hostile[45]!,
        wouldShow: `${hostile[46]!}\n\n${hostile[47]!}`,
        helpOffered: `${hostile[48]!}\n${hostile[49]!}`,
      },
    });
    // The rule of reports has its own test; this one is about words.
    await db().councilLetter.update({ where: { id }, data: { kind: 'welcome-new-area' } });
    expect(await send(id, { [adult.id]: 'email' })).toEqual({ kind: 'done' });
    const [mine] = await listLettersOf(account!.id);
    const page = await loadMyLetter(asking(asParent(account), '/x', { copy: mine!.id }));
    const paragraphs = page.english.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    );
    const all = paragraphs.join('\n');
    for (const text of hostile) expect(all).toContain(text);
    const headings = page.english.blocks.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings.filter((text) => /Heading\d|back\d/.test(text))).toEqual([]);
    const answer = await openMyLetterPdf(asking(asParent(account), '/x', { copy: mine!.id }));
    const { text, tagged } = await wordsOf(answer);
    expect(tagged).toBe(true);
    const plain = (words: string) => words.replace(/[\s\u200B]+/g, '');
    for (const words of hostile) expect(plain(text)).toContain(plain(words));
    expect(text).toContain('Dear - {{email}} #x *y*');
    expect(text).not.toContain('root:');
  });

  it('typed into a draft that is kept are text too', async () => {
    const about = await caseOf(officer);
    const letter = await findLetter(await draftOf(officer, about));
    const words = {
      subject: '{{childName}} <i>',
      text: '{{block:grounds}} {{email}}',
      otherSubject: '',
      otherText: '',
    };
    await changeLetter(officer, letter, { ...(await formOn(about.itemId)), ...words });
    const pdf = await wordsOf(await previewLetterPdf(asking(officer, '/x', { letter: letter.id })));
    expect(pdf.text).toContain('{{childName}} <i>');
    expect(pdf.text).toContain('{{block:grounds}} {{email}}');
  });
});

describe('the reader', () => {
  it('opens their letter and nobody else’s, and it is noted when first', async () => {
    const about = await caseOf(officer);
    const mother = await addParent(about.family.id, { name: 'Ioana Popa' });
    const father = await addParent(about.family.id, { name: 'Ion Popa' });
    const stranger = await addParent((await caseOf(officer)).family.id, { name: 'Other Parent' });
    const id = await draftOf(officer, about);
    await send(id, { [mother.adult.id]: 'email', [father.adult.id]: 'by-hand' });
    const [mine] = await listLettersOf(mother.account!.id);
    expect(mine).toMatchObject({ unread: true, kind: 'welcome-new-area', sentOn: '2026-11-23' });
    for (const { account } of [father, stranger]) {
      for (const open of [loadMyLetter, openMyLetterPdf]) {
        expect(await statusOf(open(asking(asParent(account), '/x', { copy: mine!.id })))).toBe(404);
      }
      expect((await listLettersOf(account!.id)).map((each) => each.id)).not.toContain(mine!.id);
    }
    expect(
      await statusOf(loadMyLetter(asking(asParent(mother.account), '/x', { copy: 'none' }))),
    ).toBe(404);
    const read = () => db().councilLetterCopy.findUniqueOrThrow({ where: { id: mine!.id } });
    expect((await read()).readAt).toBeNull();
    await loadMyLetter(asking(asParent(mother.account), '/x', { copy: mine!.id }));
    const first = (await read()).readAt;
    expect(first).not.toBeNull();
    await openMyLetterPdf(asking(asParent(mother.account), '/x', { copy: mine!.id }));
    expect((await read()).readAt).toEqual(first);
    expect((await listLettersOf(mother.account!.id))[0]).toMatchObject({ unread: false });
    expect(await actionsOn(about.itemId)).toContain('letter.read');
  });

  it('gets exactly the bytes that were sent, also after the words of the kind changed', async () => {
    const about = await caseOf(officer);
    const { adult, account } = await addParent(about.family.id, { name: 'Ioana Popa' });
    await send(await draftOf(officer, about), { [adult.id]: 'email' });
    const [mine] = await listLettersOf(account!.id);
    await db().adult.update({ where: { id: adult.id }, data: { name: 'Renamed' } });
    const copy = await db().councilLetterCopy.findUniqueOrThrow({ where: { id: mine!.id } });
    for (const answer of [
      await openMyLetterPdf(asking(asParent(account), '/x', { copy: mine!.id })),
      await openCopyPdf(asking(officer, '/x', { copy: mine!.id })),
    ]) {
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(copy.sha256);
      expect(answer.headers.get('Content-Disposition')).not.toMatch(/Ana|Popa/);
      expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    }
  });

  it('of Urdu has the translation after the English, right to left and tagged', async () => {
    const about = await caseOf(officer);
    const reader = await addParent(about.family.id, { name: 'زینب Ahmed', language: 'ur' });
    const other = await addParent(about.family.id, { name: 'Sam Ahmed', language: 'en' });
    const id = await draftOf(officer, about);
    await db().councilLetter.update({
      where: { id },
      data: {
        otherLanguage: 'ur',
        otherSubject: 'خوش آمدید',
        otherText: '## سرخی\n\nیہ خط \u2068Ana Popa\u2069 کے بارے میں ہے۔\n\n- ایک',
      },
    });
    await send(id, { [reader.adult.id]: 'email', [other.adult.id]: 'email' });
    const { copies } = await findLetter(id);
    const urdu = copies.find((copy) => copy.adultId === reader.adult.id)!;
    const pdf = await pdfOf(urdu.storeKey);
    expect(pdf).toMatchObject({ tagged: true, language: 'en' });
    expect(pdf.roles.filter((role) => role === 'H1')).toHaveLength(2);
    const last = pdf.pages.at(-1)!;
    expect(last).toMatch(/\p{Script=Arabic}/u);
    expect(last).toContain('Ana Popa');
    const raw = Buffer.from(await bytesOf(urdu.storeKey!)).toString('latin1');
    expect(raw).toMatch(/\/Lang \(ur\)/);
    const page = await loadMyLetter(asking(asParent(reader.account), '/x', { copy: urdu.id }));
    expect(page.translation).toMatchObject({ language: 'ur', subject: 'خوش آمدید' });
    const english = copies.find((copy) => copy.adultId === other.adult.id)!;
    expect((await pdfOf(english.storeKey)).text).not.toMatch(/\p{Script=Arabic}/u);
    const theirs = await loadMyLetter(asking(asParent(other.account), '/x', { copy: english.id }));
    expect(theirs.translation).toBeNull();
  });
});

describe('what waits to be posted', () => {
  it.each([
    ['letters are not safe any more', { safeToWrite: false }],
    ['they live elsewhere', { address: { line1: '3 Refuge', line2: '', town: '', postcode: '' } }],
    ['their address is not known any more', { address: Prisma.DbNull }],
  ])('is held back where since then %s', async (_, change) => {
    const about = await caseOf(officer);
    const name = `Held ${randomUUID()}`;
    const { adult } = await addParent(about.family.id, { name, street: '1 Old Road' });
    await send(await draftOf(officer, about), { [adult.id]: 'post' });
    const mine = async () => (await listWaitingCopies()).find((copy) => copy.name === name);
    expect(await mine()).toMatchObject({ held: false });
    await db().adult.update({ where: { id: adult.id }, data: change });
    expect(await mine()).toMatchObject({ held: true });
    const other = await caseOf(officer);
    const reader = await addParent(other.family.id, { name: 'Free Reader', street: '2 Road' });
    await send(await draftOf(officer, other), { [reader.adult.id]: 'post' });
    const pdf = await wordsOf(await printLettersPdf(asking(officer, '/x', {})));
    expect(pdf.text).toContain('Dear Free Reader');
    expect(pdf.text).not.toContain('1 Old Road');
  });

  it('is held back from the moment at which its reader tells of a change', async () => {
    const about = await caseOf(officer);
    const name = `Told ${randomUUID()}`;
    const { adult, account } = await addParent(about.family.id, { name, street: '1 Old Road' });
    await send(await draftOf(officer, about), { [adult.id]: 'post' });
    const told = { mailHeldSince: new Date() };
    await db().account.update({ where: { id: account!.id }, data: told });
    const mine = (await listWaitingCopies()).find((copy) => copy.name === name);
    expect(mine).toMatchObject({ held: true });
  });

  it('is printed in the order of the list, each with its own address, and marked once', async () => {
    const waiting = await listWaitingCopies();
    if (waiting.length > 0) {
      const form = {
        copies: waiting.map(({ id }) => id),
        leftOn: DAY.toString(),
        submitKey: randomUUID(),
      };
      await markLeft(officer, form, DAY);
    }
    const names = ['First Reader', 'Second Reader'];
    for (const name of names) {
      const about = await caseOf(officer);
      const { adult } = await addParent(about.family.id, { name, street: `9 ${name} Road` });
      await send(await draftOf(officer, about), { [adult.id]: 'post' });
    }
    const list = await listWaitingCopies();
    expect(list.map(({ name }) => name)).toEqual(names);
    const pdf = await wordsOf(await printLettersPdf(asking(officer, '/x', {})));
    expect(pdf.text.indexOf('9 First Reader Road')).toBeLessThan(
      pdf.text.indexOf('9 Second Reader Road'),
    );
    const begins = pdf.pages.findIndex((page) => page.includes('Dear Second Reader'));
    expect(pdf.pages[begins]).toContain('Page 1 of');
    expect(pdf.pages[begins]).not.toContain('First Reader');
    const form = {
      copies: list.map(({ id }) => id),
      leftOn: '2026-11-24',
      submitKey: randomUUID(),
    };
    expect(await markLeft(officer, form, DAY)).toEqual({ kind: 'date-future' });
    expect(await markLeft(officer, { ...form, leftOn: '2026-11-20' }, DAY)).toEqual({
      kind: 'before-sent',
    });
    expect(await markLeft(await staffWith('SEND'), form, DAY)).toEqual({ kind: 'not-allowed' });
    const next = DAY.add({ days: 1 });
    expect(await markLeft(officer, form, next)).toEqual({ kind: 'done', count: 2 });
    expect(await markLeft(colleague, { ...form, leftOn: '2026-11-23' }, next)).toEqual({
      kind: 'done',
      count: 0,
    });
    expect(await listWaitingCopies()).toEqual([]);
    const copy = await db().councilLetterCopy.findUniqueOrThrow({ where: { id: list[0]!.id } });
    expect(copy).toMatchObject({ leftById: officer.id, leftOn: new Date('2026-11-24T00:00:00Z') });
    expect(await statusOf(printLettersPdf(asking(officer, '/x', {})))).toBe(404);
    const trail = await db().auditEvent.findMany({ where: { action: 'item.letter-left' } });
    expect(trail.map(({ detail }) => (detail as { copyId: string }).copyId)).toEqual(
      expect.arrayContaining(form.copies),
    );
  });
});

it('a sent letter moves to the other record of the same child', async () => {
  const about = await caseOf(officer);
  const { adult } = await addParent(about.family.id, { name: 'Ioana Popa' });
  const id = await draftOf(officer, about);
  await send(id, { [adult.id]: 'email' });
  const twin = await caseOf(officer);
  await inTransaction((tx) =>
    tx.councilLetter.updateMany({
      where: { childId: about.child.id },
      data: { childId: twin.child.id },
    }),
  );
  expect((await findLetter(id)).childId).toBe(twin.child.id);
});
