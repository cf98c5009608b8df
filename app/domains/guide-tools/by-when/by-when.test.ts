import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClockCode } from '~/domains/clock';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { hasKey } from '~/platform/i18n';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { asked } from '../guide-tools.test-support';
import { loadByWhen } from './by-when-page.server';
import { HAPPENING_CODES, HAPPENINGS } from './happenings';

let database: TestDatabase;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  database = await createTestDatabase();
  useDatabase(database.url);
});
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T12:00:00Z') });
  await db().calendarClosure.deleteMany();
  await close('2026-10-26', '2026-10-30', 'Autumn half term');
  await close('2026-12-21', '2027-01-01', 'Winter holiday');
  await close('2027-07-26', '2027-08-31', 'Summer holiday');
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const midnight = (day: string) => new Date(`${day}T00:00:00Z`);

function close(from: string, to: string, label: string, example = false) {
  const data = { fromDay: midnight(from), toDay: midnight(to), label, kind: 'holiday', example };
  return db().calendarClosure.create({ data });
}

async function answerTo(query: string, language = 'en') {
  const page = await loadByWhen(asked(`/${language}/guide/what-happens-when?${query}`));
  if ('init' in page || !page.answer) throw new Error(`no answer to ${query}`);
  return page.answer;
}

async function refusalTo(query: string) {
  const page = await loadByWhen(asked(`/en/guide/what-happens-when?${query}`));
  if (!('init' in page)) throw new Error(`${query} was not refused`);
  return { status: page.init?.status, errors: page.data.errors };
}

async function due(what: string, clock: ClockCode, on: string) {
  const { steps } = await answerTo(`what=${what}&on=${on}`);
  return steps.find((step) => step.clock === clock)?.by;
}

describe('the days as published', () => {
  it.each<[string, ClockCode, string, string]>([
    ['notify', 'first-contact', '2026-11-21', '2026-11-27'],
    ['notify', 'first-contact', '2026-11-23', '2026-11-30'],
    ['notify', 'first-contact', '2026-12-14', '2027-01-04'],
    ['notify', 'first-contact', '2026-10-22', '2026-11-05'],
    ['notify', 'first-review', '2026-11-23', '2026-12-07'],
    ['notify', 'first-review', '2026-12-14', '2027-01-11'],
    ['question', 'reply-to-parent', '2026-12-14', '2027-01-04'],
    ['plans', 'evidence-reading', '2026-11-23', '2026-12-07'],
    ['special-school', 'special-school-consent', '2026-12-14', '2027-01-18'],
    ['still-concerns', 'apply-for-place', '2026-12-14', '2027-01-18'],
    ['ehc-plan', 'ehcp-leaving-meeting', '2026-11-23', '2026-12-07'],
    ['ehc-plan', 'ehcp-leaving-meeting', '2026-12-16', '2027-01-04'],
    ['order', 'first-contact', '2026-11-23', '2026-11-30'],
    ['formal-notice', 's437-notice', '2026-11-23', '2026-12-07'],
    ['formal-notice', 's437-notice', '2026-12-18', '2027-01-01'],
    ['complaint', 'complaint-acknowledge', '2026-11-23', '2026-11-30'],
    ['complaint', 'complaint-answer', '2026-11-23', '2026-12-21'],
    ['data-complaint', 'data-complaint-acknowledge', '2026-12-14', '2027-01-13'],
    ['data-complaint', 'complaint-answer', '2026-11-23', '2026-12-21'],
    ['own-data', 'own-data-answer', '2026-11-23', '2026-12-23'],
    ['concerns', 'second-review', '2026-11-23', '2027-01-04'],
  ])('%s, %s, from %s: %s', async (what, clock, on, expected) => {
    expect(await due(what, clock, on)).toBe(expected);
  });

  it('follow the calendar that an administrator keeps', async () => {
    await close('2026-11-26', '2026-11-27', 'Snow');
    expect(await due('notify', 'first-contact', '2026-11-23')).toBe('2026-12-02');
  });

  it('begin today where no day is named, soonest first, each with law or policy', async () => {
    const answer = await answerTo('what=special-school');
    expect(answer.on).toBe('2026-11-21');
    expect(answer.steps.map(({ clock, by }) => [clock, by])).toEqual([
      ['first-contact', '2026-11-27'],
      ['ehcp-leaving-meeting', '2026-12-04'],
      ['first-review', '2026-12-04'],
      ['special-school-consent', '2026-12-11'],
    ]);
    expect(answer.steps.every(({ basis }) => basis === 'local-policy')).toBe(true);
    const [notice] = (await answerTo('what=formal-notice')).steps;
    expect(notice).toMatchObject({ basis: 'law', length: 15, who: 'you' });
  });

  it('name no day of an acknowledgement that comes after the day of the answer', async () => {
    const { steps } = await answerTo('what=data-complaint&on=2026-11-23');
    expect(steps.map(({ clock, by }) => [clock, by])).toEqual([['complaint-answer', '2026-12-21']]);
    const kept = (await answerTo('what=data-complaint&on=2026-12-14')).steps;
    expect(kept.map(({ clock }) => clock)).toEqual([
      'data-complaint-acknowledge',
      'complaint-answer',
    ]);
  });

  it('take the day from three fields too', async () => {
    const query = 'what=notify&on.day=14&on.month=12&on.year=2026';
    expect((await answerTo(query)).steps[0]).toMatchObject({ by: '2027-01-04' });
  });
});

describe('what the page says of the calendar', () => {
  it('names the days that were left out, a bank holiday inside of holidays once', async () => {
    const [contact] = (await answerTo('what=notify&on=2026-12-14')).steps;
    expect(contact?.leftOut).toEqual([
      { from: '2026-12-21', to: '2027-01-01', why: { typed: 'Winter holiday' } },
    ]);
    const [meeting] = (await answerTo('what=ehc-plan&on=2026-12-16')).steps.filter(
      ({ clock }) => clock === 'ehcp-leaving-meeting',
    );
    expect(meeting?.leftOut.map(({ from, why }) => [from, why])).toEqual([
      ['2026-12-25', { bankHoliday: 'christmas' }],
      ['2026-12-28', { bankHoliday: 'boxing-substitute' }],
      ['2027-01-01', { bankHoliday: 'new-year' }],
    ]);
    const [notice] = (await answerTo('what=formal-notice&on=2026-12-18')).steps;
    expect(notice?.leftOut).toEqual([]);
  });

  it('says when the day itself is closed, and why', async () => {
    const closed = async (on: string) => (await answerTo(`what=notify&on=${on}`)).closed;
    expect(await closed('2026-11-23')).toBeNull();
    expect(await closed('2026-11-21')).toEqual({ weekend: true, why: [] });
    expect(await closed('2026-12-22')).toEqual({
      weekend: false,
      why: [{ typed: 'Winter holiday' }],
    });
    expect((await closed('2026-12-25'))?.why).toEqual([
      { typed: 'Winter holiday' },
      { bankHoliday: 'christmas' },
    ]);
  });

  it('says that an example is one, and up to which day it knows', async () => {
    expect(await answerTo('what=notify')).toMatchObject({ doubt: null, knownUntil: null });
    await close('2027-02-15', '2027-02-19', 'Half term', true);
    expect(await answerTo('what=notify')).toMatchObject({ doubt: 'example' });
    // Its days are the law's, and count holidays too.
    expect(await answerTo('what=formal-notice')).toMatchObject({ doubt: null });
    expect(await answerTo('what=notify&on=2027-08-30')).toMatchObject({ knownUntil: '2027-08-31' });
  });

  it('says that it has no holidays at all, where school days are counted', async () => {
    await db().calendarClosure.deleteMany();
    const none = { doubt: 'noHolidays', knownUntil: null };
    expect(await answerTo('what=notify')).toMatchObject(none);
    expect(await answerTo('what=own-data')).toMatchObject({ doubt: null });
  });
});

describe('another language', () => {
  const path = (language: string) => `/${language}/guide/what-happens-when`;

  it('keeps what was chosen, and what of a day was typed', async () => {
    const query = 'what=notify&on.day=3&on.month=&on.year=';
    const led: unknown = await loadByWhen(asked(`${path('en')}?${query}&_language=ur`)).catch(
      (thrown: unknown) => thrown,
    );
    const to = (led as Response).headers.get('Location')!;
    expect(to).toBe(`${path('ur')}?${query}&_language=ur`);
    expect(await loadByWhen(asked(to))).toMatchObject({
      values: { what: 'notify', 'on.day': '3' },
      errors: [],
      answer: null,
    });
  });

  it('of those that the council does not offer is none', async () => {
    expect((await answerTo('what=notify&_language=xx')).what).toBe('notify');
  });
});

describe('the address', () => {
  it('without a question shows the form alone', async () => {
    const page = await loadByWhen(asked('/en/guide/what-happens-when'));
    expect(page).toEqual({ values: {}, errors: [], answer: null });
  });

  it.each([
    ['on=2026-12-14', 'what', 'required'],
    ['what=everything', 'what', 'required'],
    ['what=constructor', 'what', 'required'],
    ['what=notify&on.day=3', 'on', 'date-incomplete'],
    ['what=notify&on=14/12/2026', 'on', 'date-incomplete'],
    ['what=notify&on=2026-12-1', 'on', 'date-incomplete'],
    ['what=notify&on.day=30&on.month=2&on.year=2027', 'on', 'not-a-date'],
    ['what=notify&on=2027-11-22', 'on', 'too-far'],
    ['what=notify&on=2025-11-20', 'on', 'too-far'],
  ])('%s is refused: %s %s', async (query, field, code) => {
    expect(await refusalTo(query)).toEqual({ status: 400, errors: [{ field, code }] });
  });
});

it('every choice and every step has its words', () => {
  for (const code of HAPPENING_CODES) {
    for (const part of ['label', 'first', 'neednot']) {
      expect(hasKey(`tools:byWhen.happenings.${code}.${part}`), `${code} ${part}`).toBe(true);
    }
    for (const clock of HAPPENINGS[code] ?? []) {
      const named = hasKey(`tools:byWhen.steps.${clock}`) || hasKey(`family:due.${clock}`);
      expect(named, clock).toBe(true);
    }
  }
});
