import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { schoolAgeVectors } from '~/domains/child/school-age.vectors.test-support';
import { asked, dateFields } from '../guide-tools.test-support';
import { ageAnswer } from './age-answer';
import { answerSchoolAge } from './age-page.server';

const page = '/en/guide/school-age';

beforeAll(() => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

type Answered = Awaited<ReturnType<typeof answerSchoolAge>>;

/** What the page answers to a date of birth. */
async function answerTo(iso: string) {
  const sent = await answerSchoolAge(asked(page, dateFields('dateOfBirth', iso)));
  if (!('answer' in sent) || !sent.answer) throw new Error(`no answer to ${iso}`);
  return sent.answer;
}

/** The codes of a refusal, with its status. */
function refusalOf(sent: Answered) {
  if (!('init' in sent)) throw new Error('not refused');
  return { status: sent.init?.status, errors: sent.data.errors, values: sent.data.values };
}

describe('the answer to a date of birth on 21 November 2026', () => {
  it.each(schoolAgeVectors)(
    'born %s: from %s to %s, %s, year %i',
    async (born, begins, ends, status, yearGroup) => {
      expect(await answerTo(born)).toMatchObject({
        begins,
        ends,
        status,
        yearGroup,
        schoolYear: '2026/27',
      });
    },
  );

  it('says what follows until 18, and then no more', async () => {
    expect((await answerTo('2010-08-31')).stage).toBe('ended-under-18');
    expect((await answerTo('2008-11-22')).stage).toBe('ended-under-18');
    expect((await answerTo('2008-11-21')).stage).toBe('ended');
  });

  it('takes the newborn of today, and 25 years to the day', async () => {
    expect((await answerTo('2026-11-21')).stage).toBe('not-yet');
    expect((await answerTo('2001-11-21')).stage).toBe('ended');
  });

  it('knows its first and last day as part of it', () => {
    const on = (day: string) => ageAnswer('2011-06-26', Temporal.PlainDate.from(day));
    expect(on('2016-08-30')).toMatchObject({ status: 'not-yet', toBegin: true });
    expect(on('2016-08-31')).toMatchObject({ status: 'of-age', toBegin: false });
    expect(on('2027-06-25')).toMatchObject({ status: 'of-age', toEnd: true });
    expect(on('2027-06-26')).toMatchObject({ status: 'ended', toEnd: false });
  });
});

describe('what is no date of birth', () => {
  it.each([
    [{}, 'required'],
    [{ 'dateOfBirth.day': '1', 'dateOfBirth.year': '2015' }, 'date-incomplete'],
    [dateFields('dateOfBirth', '2026-11-22'), 'date-in-future'],
    [dateFields('dateOfBirth', '2001-11-20'), 'over-25'],
    [dateFields('dateOfBirth', '2015-02-29'), 'not-a-date'],
    [dateFields('dateOfBirth', '15-02-03'), 'date-year'],
  ])('%j: %s, with what was typed', async (form, code) => {
    const args = asked(page, form as Record<string, string>);
    const refused = refusalOf(await answerSchoolAge(args));
    expect(refused).toEqual({
      status: 400,
      errors: [{ field: 'dateOfBirth', code }],
      values: form,
    });
    expect(args.context.refused).toBe(true);
  });

  it('is not taken from an address', async () => {
    const address = `${page}?${new URLSearchParams(dateFields('dateOfBirth', '2015-03-04'))}`;
    expect(refusalOf(await answerSchoolAge(asked(address, {}))).errors[0]?.code).toBe('required');
  });
});

describe('another language', () => {
  const typed = dateFields('dateOfBirth', '2015-03-04');

  it('has the same form sent again to its own page, without the date in the address', async () => {
    const sent = await answerSchoolAge(asked(page, { ...typed, _language: 'ur' }));
    if (!(sent instanceof Response)) throw new Error('not sent on');
    expect(sent.status).toBe(307);
    expect(sent.headers.get('Location')).toBe('/ur/guide/school-age');
    expect(sent.headers.get('Set-Cookie')).toBeNull();
  });

  it('shows the answer there, or what was typed so far without blame', async () => {
    const there = '/ur/guide/school-age';
    const whole = await answerSchoolAge(asked(there, { ...typed, _language: 'ur' }));
    expect(whole).toMatchObject({ answer: { begins: '2020-03-31' } });
    const half = { 'dateOfBirth.day': '4', _language: 'ur' };
    expect(await answerSchoolAge(asked(there, half))).toEqual({
      values: half,
      errors: [],
      answer: null,
    });
  });

  it('that the council does not offer is no language', async () => {
    const sent = await answerSchoolAge(asked(page, { ...typed, _language: '//elsewhere.example' }));
    expect(sent).toMatchObject({ answer: { status: 'of-age' } });
  });
});
