import type { ActionFunctionArgs } from '@remix-run/node';
import { createElement, type ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSession, type Staff } from '~/platform/auth/session.server';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { db, inTransaction } from '~/platform/db/database.server';
import { prepareJobs } from '~/platform/jobs/jobs.server';
import { LanguageProvider } from '~/platform/i18n';
import type { ComplaintKind } from '~/domains/intake';
import { ItemSummary } from '../item/components/item-summary';
import { showItem, type ShownItem } from '../item/show-item.server';
import { findVisibleItem } from '../queue/queue.store.server';
import { staffWith, useOwnDatabase } from '../queue/queue.test-support';
import {
  answerEnterComplaint,
  enterComplaint,
  loadEnterComplaint,
  parseEnteredComplaint,
} from './index.server';

useOwnDatabase();
beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  await prepareJobs();
});

const today = Temporal.PlainDate.from('2026-06-12');
const values = (more: Record<string, string> = {}) => ({
  submitKey: crypto.randomUUID(),
  source: 'post',
  'receivedOn.day': '1',
  'receivedOn.month': '6',
  'receivedOn.year': '2026',
  language: 'ro',
  what: 'O scrisoare a ajuns la vecin.',
  name: 'Ana Pop',
  address: '4 Mill Race, E17 3AE',
  ...more,
});

const asks = { wishes: 'see', of: 'me', identity: 'call' };

function entered(kind: ComplaintKind, more: Record<string, string> = {}) {
  const parsed = parseEnteredComplaint(kind, values(more), today);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.errors));
  return parsed.data;
}

async function itemOf(result: Awaited<ReturnType<typeof enterComplaint>>) {
  if (result.kind !== 'entered') throw new Error(result.kind);
  const { reference } = result;
  return db().queueItem.findUniqueOrThrow({ where: { reference }, include: { clocks: true } });
}

const shown = (item: ShownItem) =>
  renderToStaticMarkup(
    createElement(
      LanguageProvider,
      { language: 'en' } as ComponentProps<typeof LanguageProvider>,
      createElement(ItemSummary, { item }),
    ),
  ).replace(/<[^>]+>/g, ' ');

describe('what came by letter or phone', () => {
  it('counts from the day it was received, says how it came, and who wrote it down', async () => {
    const officer = await staffWith('OFFICER');
    const item = await itemOf(await enterComplaint(officer, entered('data-complaint')));
    expect(item).toMatchObject({
      kind: 'data-complaint',
      source: 'post',
      language: 'ro',
      title: 'Ana Pop',
      accountId: null,
      seniorsOnly: true,
      receivedOn: new Date('2026-06-01'),
    });
    const clock = item.clocks.find(({ rule }) => rule === 'data-complaint-acknowledge');
    expect(clock?.dueOn).toEqual(new Date('2026-07-01'));
    expect(await db().auditEvent.findMany({ where: { itemId: item.id } })).toMatchObject([
      { action: 'item.received', actorId: officer.id, detail: { source: 'post' } },
    ]);
  });

  it('in a language that the portal has not is no English; the day shown is that of the call', async () => {
    const senior = await staffWith('SENIOR');
    const more = { language: 'other', email: 'other@example.org', tell: 'yes' };
    const { id, language } = await itemOf(
      await enterComplaint(senior, entered('compliment', more)),
    );
    expect(language).toBe('und');
    expect(await db().outgoingMail.findFirst({ orderBy: { createdAt: 'desc' } })).toMatchObject({
      language: 'en',
      data: { path: '/en/family' },
    });
    const page = shown((await showItem(senior, id, 'item'))!);
    expect(page).toMatch(/Received\W+1 Jun 2026\W+How it came/);
    expect(page).toMatch(/Language\W+another language/);
  });

  it('is for seniors alone, also where an officer wrote it down', async () => {
    const [officer, senior] = [await staffWith('OFFICER'), await staffWith('SENIOR')];
    const { id } = await itemOf(await enterComplaint(officer, entered('complaint')));
    expect(await findVisibleItem(officer, id)).toBeNull();
    expect(await findVisibleItem(senior, id)).toMatchObject({ id });
  });

  it('is not limited as a public form is, and tells the sender only where that was asked', async () => {
    const officer = await staffWith('OFFICER');
    const email = 'told@example.org';
    const mails = () => db().outgoingMail.count({ where: { toAddress: email } });
    for (let at = 0; at < 8; at += 1)
      await enterComplaint(officer, entered('complaint', { email }));
    expect(await db().queueItem.count({ where: { contactEmail: email } })).toBe(8);
    expect(await mails()).toBe(0);
    await enterComplaint(officer, entered('complaint', { email, tell: 'yes' }));
    expect(await mails()).toBe(1);
  });

  it('sent twice is one; with the day or the way put right on the page gone back to, it is another', async () => {
    const officer = await staffWith('OFFICER');
    const submitKey = crypto.randomUUID();
    const enter = async (more: Record<string, string> = {}) =>
      itemOf(await enterComplaint(officer, entered('complaint', { submitKey, ...more })));
    const first = await enter();
    expect((await enter()).id).toBe(first.id);
    const corrected = await enter({ 'receivedOn.day': '3' });
    expect(corrected.id).not.toBe(first.id);
    expect(corrected.receivedOn).toEqual(new Date('2026-06-03'));
    expect(await enter({ source: 'phone' })).toMatchObject({ source: 'phone' });
    expect(await enter({ language: 'en' })).toMatchObject({ language: 'en' });
  });

  it.each(['SEND', 'ADMIN'] as const)('is not entered by %s', async (role) => {
    const staff = await staffWith(role);
    expect(await enterComplaint(staff, entered('compliment'))).toEqual({ kind: 'not-allowed' });
  });

  it.each([
    ['complaint', { source: 'portal' }, 'source:required'],
    ['complaint', { 'receivedOn.day': '13' }, 'receivedOn:date-in-future'],
    ['complaint', { 'receivedOn.year': '1990' }, 'receivedOn:too-early'],
    ['own-data', { ...asks, 'receivedOn.year': '1900' }, 'receivedOn:too-early'],
    ['complaint', { what: ' ' }, 'what:required'],
    ['complaint', { address: '' }, 'email:no-way'],
    ['own-data', { wishes: 'see', of: 'me' }, 'identity:required'],
  ] as const)('%s with %o is refused beside the field', (kind, wrong, expected) => {
    const parsed = parseEnteredComplaint(kind, values(wrong), today);
    const found = parsed.ok ? [] : parsed.problems.errors;
    expect(found.map(({ field, code }) => `${field}:${code}`)).toEqual([expected]);
  });
});

describe('the page', () => {
  async function asked(staff: Staff, search: string, form?: Record<string, string>) {
    const cookie = await inTransaction((tx) =>
      openSession(tx, new Request('http://localhost/'), { audience: 'staff', staffId: staff.id }),
    );
    const request = new Request(`http://localhost/officer/enter/complaint${search}`, {
      headers: { Cookie: cookie.split(';')[0]! },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    return { request, params: {}, context: {} } as unknown as ActionFunctionArgs;
  }

  it('sends what is whole to the queue and shows its reference; the rest comes back as typed', async () => {
    const officer = await staffWith('OFFICER');
    const wrong = await answerEnterComplaint(
      await asked(officer, '?form=complaint', values({ what: '' })),
    );
    expect(wrong).toMatchObject({ data: { values: { name: 'Ana Pop' } }, init: { status: 400 } });
    const done = (await answerEnterComplaint(
      await asked(officer, '?form=complaint', values()),
    )) as Response;
    const [, search] = done.headers.get('Location')!.split('/officer/enter/complaint');
    const { kind, entered: reference } = await loadEnterComplaint(await asked(officer, search!));
    expect(kind).toBeNull();
    expect(await db().queueItem.count({ where: { reference: reference! } })).toBe(1);
  });

  it('takes no form that is none of the four', async () => {
    const staff = await staffWith('SENIOR');
    await expect(
      answerEnterComplaint(await asked(staff, '?form=notice', values())),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('is closed to those who do not work on cases', async () => {
    for (const role of ['SEND', 'ADMIN'] as const) {
      const args = await asked(await staffWith(role), '?form=complaint', values());
      await expect(answerEnterComplaint(args)).rejects.toMatchObject({ status: 403 });
    }
  });
});
