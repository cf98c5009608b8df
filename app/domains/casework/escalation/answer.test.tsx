import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AppLoadContext } from '@remix-run/node';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LanguageProvider } from '~/platform/i18n';
import { db } from '~/platform/db/database.server';
import { deliverMail } from '~/platform/mail/deliver.server';
import { hashSecret } from '~/platform/auth/secrets.server';
import type { Staff } from '~/platform/auth/session.server';
import { forgetCalendar } from '~/domains/clock/index.server';
import { openTestStore, bytesOf, type TestStore } from '~/platform/files/store.test-support';
import { staffWith } from '../item/item.test-support';
import { openItemFile } from '../item/open-file.server';
import { answerAnswer, loadAnswer } from './answer-pages.server';
import { chaseEscalations } from './chase-escalations.server';
import { AnswerGone, AnswerPage, AnswerSent } from './components/answer-page';
import { EscalationEvents } from './components/escalation-events';
import { findEscalation } from './escalation.store.server';
import {
  ask,
  CANARIES,
  familyWithCanaries,
  mailsTo,
  MONDAY,
  tokensTo,
} from './escalation.test-support';

// Also on a machine that has other things to do.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let store: TestStore;
let officer: Staff;
let childId: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T10:00:00Z') });
  store = await openTestStore();
  store.use({ DATA_DIR: store.folder });
  forgetCalendar();
  officer = await staffWith('OFFICER');
  childId = (await familyWithCanaries()).child.id;
});

afterAll(async () => {
  await store.close();
  vi.useRealTimers();
});

let network: string;
beforeEach(() => {
  network = randomUUID();
});

function args(token: string, init?: RequestInit) {
  const request = new Request(`http://localhost:3000/en/answer/${token}`, init);
  const context = { network } as AppLoadContext;
  return { request, params: { lang: 'en', token }, context } as never;
}

/** What the other side has before it: the state of the answer, its headers and the page. */
async function look(token: string) {
  const { data: view, init } = await loadAnswer(args(token));
  const page =
    view.page === 'question' ? (
      <AnswerPage question={view.question} submitKey={view.submitKey} />
    ) : view.page === 'sent' ? (
      <AnswerSent />
    ) : (
      <AnswerGone />
    );
  const html = renderToStaticMarkup(<LanguageProvider language="en">{page}</LanguageProvider>);
  return {
    view,
    status: init?.status ?? 200,
    headers: new Headers(init?.headers),
    all: JSON.stringify(view) + html,
    html,
  };
}

type Sent = { sort?: string; text?: string; by?: string; askInstead?: string; submitKey?: string };

async function send(token: string, given: Sent = {}, file?: File) {
  const body = new FormData();
  const values = {
    submitKey: randomUUID(),
    sort: 'answer',
    text: 'Yes, since May.',
    by: 'Jo Bell, SEND',
    ...given,
  };
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  if (file) body.set('file', file);
  const answer = await answerAnswer(args(token, { method: 'POST', body }));
  if (answer instanceof Response) return { to: answer.headers.get('Location') };
  return { status: answer.init?.status, errors: answer.data.errors };
}

const sent = { to: '/en/answer/sent' };
const goneFrom = (token: string) => ({ to: `/en/answer/${token}` });

describe('what a link shows', () => {
  it('is the one question, with the child as far as the officer chose, and nothing of the family', async () => {
    const asked = await ask(officer, childId);
    const { all, headers, status } = await look(asked.token);
    expect(status).toBe(200);
    for (const words of [
      'Is there a plan?',
      'The family waits for it.',
      'Samira Okoro',
      '4 May 2016',
      '30 November 2026',
    ]) {
      expect(all).toContain(words);
    }
    for (const canary of [...Object.values(CANARIES), 'canary', officer.name, officer.email]) {
      expect(all).not.toContain(canary);
    }
    expect(headers.get('Cache-Control')).toContain('no-store');
    expect(headers.get('X-Robots-Tag')).toContain('noindex');
  });

  it.each([
    ['name', true, false],
    ['nothing', false, false],
  ] as const)('of the child, with "%s"', async (about, name, birth) => {
    const asked = await ask(officer, childId, { about });
    const { all } = await look(asked.token);
    expect([all.includes('Samira'), all.includes('2016')]).toEqual([name, birth]);
  });

  it('text of any kind as text', async () => {
    const hostile = '<script>alert(1)</script>"\' onload=x \u202Egpj.exe {{link}} $t(common:x)';
    const asked = await ask(officer, childId, { what: hostile, why: hostile });
    const { html } = await look(asked.token);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('{{link}} $t(common:x)');
  });

  it('is noted once, when it is first opened', async () => {
    const asked = await ask(officer, childId);
    await look(asked.token);
    await Promise.all([look(asked.token), look(asked.token)]);
    const { events } = (await findEscalation(asked.escalationId))!;
    expect(events.map(({ kind }) => kind)).toEqual(['asked', 'opened']);
    const link = await db().escalationLink.findFirstOrThrow({
      where: { escalationId: asked.escalationId },
    });
    expect(link.openedAt).not.toBeNull();
  });
});

describe('a link', () => {
  it('is kept as its digest alone, and its email leaves nothing to read', async () => {
    const asked = await ask(officer, childId);
    const link = await db().escalationLink.findFirstOrThrow({
      where: { escalationId: asked.escalationId },
    });
    expect(link.tokenHash).toBe(hashSecret(asked.token));
    expect(Buffer.from(asked.token, 'base64url')).toHaveLength(32);
    const where = { dedupeKey: `service-asked:${link.id}` };
    const mail = await db().outgoingMail.findUniqueOrThrow({ where });
    await deliverMail(mail.id);
    const gone = await db().outgoingMail.findUniqueOrThrow({ where });
    expect(gone.sentAt).not.toBeNull();
    expect(gone.secret).toBeNull();
    expect(JSON.stringify({ ...mail, secret: null })).not.toContain(asked.token);
    const audits = await db().auditEvent.findMany({ where: { itemId: asked.itemId } });
    expect(
      JSON.stringify(audits, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)),
    ).not.toContain(asked.token);
  });

  it('that is guessed, wrong, used, ended or run out opens the same calm page', async () => {
    const used = await ask(officer, childId);
    await send(used.token);
    const out = await ask(officer, childId);
    await db().escalationLink.updateMany({
      where: { escalationId: out.escalationId },
      data: { expiresAt: new Date('2026-11-24T10:00:00Z') },
    });
    const ended = await ask(officer, childId);
    await db().escalation.update({ where: { id: ended.escalationId }, data: { state: 'closed' } });
    const tokens = [
      used.token,
      out.token,
      ended.token,
      'A'.repeat(43),
      `${used.token}A`,
      used.token.toLowerCase(),
      'x',
      "' or 1=1 --",
      '\u0000',
      '',
    ];
    const pages = await Promise.all(tokens.map(look));
    for (const page of pages) {
      expect(page.view).toEqual({ page: 'gone' });
      expect([page.status, page.html]).toEqual([404, pages[0]!.html]);
    }
    for (const token of tokens.filter((one) => one !== '' && one !== '\u0000')) {
      expect(await send(token, { text: 'late' })).toEqual(goneFrom(encodeURIComponent(token)));
    }
    expect(await findEscalation(out.escalationId)).toMatchObject({ state: 'open' });
  });

  it('works on beside a later one until one of them is used; then all are over', async () => {
    const asked = await ask(officer, childId);
    vi.setSystemTime(new Date('2026-12-03T10:00:00Z'));
    await chaseEscalations(new Date('2026-12-03T06:00:00Z'));
    const [first = '', second = ''] = await tokensTo(asked.escalationId);
    expect(second).not.toBe(first);
    expect((await look(first)).view.page).toBe('question');
    expect((await look(second)).view.page).toBe('question');
    expect(await send(first)).toEqual(sent);
    expect((await look(first)).view.page).toBe('gone');
    expect((await look(second)).view.page).toBe('gone');
    expect(await send(second, { text: 'another' })).toEqual(goneFrom(second));
    expect((await findEscalation(asked.escalationId))?.state).toBe('answered');
    vi.setSystemTime(new Date('2026-11-24T10:00:00Z'));
  });
});

describe('an answer', () => {
  it('is kept, meets the clock, and goes back to the one who asked', async () => {
    const asked = await ask(officer, childId, { toEmail: 'jo@send.example' });
    expect(await send(asked.token)).toEqual(sent);
    const escalation = (await findEscalation(asked.escalationId))!;
    expect(escalation).toMatchObject({ state: 'answered', notForThem: false });
    expect(escalation.events.at(-1)).toMatchObject({
      kind: 'answered',
      detail: { text: 'Yes, since May.', by: 'Jo Bell, SEND', saidOn: '2026-11-24' },
    });
    const item = await db().queueItem.findUniqueOrThrow({
      where: { id: asked.itemId },
      include: { clocks: true },
    });
    expect(item).toMatchObject({ status: 'open', flags: ['unread-message'], ownerId: officer.id });
    expect(item.clocks.map(({ status }) => status)).toEqual(['met']);
    expect(await mailsTo(officer.email, 'staff-alert')).toBeGreaterThan(0);
    expect(await mailsTo('jo@send.example', 'service-answered')).toBe(1);
  });

  it('that is sent twice is thanked for twice, and counts once', async () => {
    const asked = await ask(officer, childId, { toEmail: 'twice@send.example' });
    const form = { submitKey: randomUUID() };
    const pdf = () =>
      new File([`%PDF-1.4\n${randomUUID()}\n%%EOF`], 'plan.pdf', { type: 'application/pdf' });
    expect(
      await Promise.all([send(asked.token, form, pdf()), send(asked.token, form, pdf())]),
    ).toEqual([sent, sent]);
    expect(await send(asked.token, form, pdf())).toEqual(sent);
    const { events, files } = (await findEscalation(asked.escalationId))!;
    expect(events.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
    expect(files).toHaveLength(1);
    expect(await mailsTo('twice@send.example', 'service-answered')).toBe(1);
    expect(await db().storedObject.count({ where: { state: 'reserved' } })).toBe(0);
  });

  it('may bring a file, which is kept sealed and only staff open', async () => {
    const asked = await ask(officer, childId);
    const words = '%PDF-1.4\nthe plan of this child\n%%EOF';
    const file = new File([words], '../../etc/<b>plan</b>.pdf', { type: 'text/plain' });
    expect(await send(asked.token, {}, file)).toEqual(sent);
    const escalation = (await findEscalation(asked.escalationId))!;
    const [kept] = escalation.files;
    expect(kept?.name).not.toContain('/etc');
    const opened = await openItemFile(officer, kept!.id);
    expect(opened?.contentType).toBe('application/pdf');
    expect(await new Response(opened!.body).text()).toBe(words);
    const row = await db().storedFile.findUniqueOrThrow({ where: { id: kept!.id } });
    expect((await bytesOf(row.storeKey)).toString()).toBe(words);
    for (const path of await store.files()) {
      expect((await readFile(path)).toString('latin1')).not.toContain('the plan of this child');
    }
    const page = renderToStaticMarkup(
      <LanguageProvider language="en">
        <EscalationEvents escalation={escalation} />
      </LanguageProvider>,
    );
    expect(page).toContain(`/officer/file/${kept!.id}`);
    expect(page).not.toContain('<b>plan');
  });

  it.each<[string, Sent, File | undefined, string, string]>([
    ['no choice', { sort: '' }, undefined, 'sort', 'required'],
    ['no words', { text: ' ' }, undefined, 'text', 'required'],
    ['no name', { by: '' }, undefined, 'by', 'required'],
    ['nobody else named', { sort: 'not-for-us' }, undefined, 'askInstead', 'required'],
    ['too many words', { text: 'x'.repeat(8001) }, undefined, 'text', 'too-long'],
    ['hidden signs', { text: 'a\u202Eb' }, undefined, 'text', 'hidden-characters'],
    ['a program', {}, new File(['MZ\u0000\u0000'], 'plan.pdf'), 'file', 'file-kind'],
    ['an empty file', {}, new File([''], 'plan.pdf'), 'file', 'file-empty'],
    [
      'too large a file',
      {},
      new File([new Uint8Array(10 * 1024 ** 2 + 1)], 'plan.pdf'),
      'file',
      'file-too-big',
    ],
  ])('with %s is refused, and the link works on', async (_, given, file, field, code) => {
    const asked = await ask(officer, childId);
    expect(await send(asked.token, given, file)).toMatchObject({
      status: 400,
      errors: [{ field, code }],
    });
    expect((await look(asked.token)).view.page).toBe('question');
    expect(await db().storedObject.count({ where: { state: 'reserved' } })).toBe(0);
    expect(await send(asked.token)).toEqual(sent);
  });

  it('that it is not for them leaves the question open, with its owner', async () => {
    const asked = await ask(officer, childId);
    expect(await send(asked.token, { sort: 'not-for-us', askInstead: 'Ask housing.' })).toEqual(
      sent,
    );
    expect(await findEscalation(asked.escalationId)).toMatchObject({
      state: 'open',
      notForThem: true,
    });
    const item = await db().queueItem.findUniqueOrThrow({
      where: { id: asked.itemId },
      include: { clocks: true },
    });
    expect([item.status, item.clocks[0]?.status]).toEqual(['open', 'running']);
    expect((await look(asked.token)).view.page).toBe('gone');
  });

  it('is the receipt of a referral too', async () => {
    const asked = await ask(officer, childId, { service: 'mash', now: MONDAY });
    await send(asked.token);
    const escalation = (await findEscalation(asked.escalationId))!;
    expect(escalation.receiptAt).not.toBeNull();
    expect(await db().clock.count({ where: { itemId: asked.itemId, endedOn: null } })).toBe(0);
  });

  it('of one network is limited in number', async () => {
    const results = [];
    for (let n = 0; n < 31; n += 1) results.push(await send('A'.repeat(43)));
    const asked = await ask(officer, childId);
    expect(await send(asked.token)).toEqual(goneFrom(asked.token));
    network = randomUUID();
    expect(await send(asked.token)).toEqual(sent);
    expect(results).toHaveLength(31);
  });
});
