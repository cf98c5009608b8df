import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { schoolAge } from '~/domains/child';
import {
  answerDay,
  bornForYear11,
  daysOfMonth,
  followUpDue,
  lastBornOverAge,
  listChange,
  mayGoNow,
  monthAfter,
  monthsBeside,
  otherWays,
  seenToken,
  seriesFrom,
  type ReachFacts,
} from './request.rules';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const days = {
  answerDays: 28,
  reminderAfterDays: 14,
  secondAfterDays: 30,
  secondAnswerDays: 14,
};
const anyDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((after) => day('2010-01-01').add({ days: after }));

describe('months', () => {
  it.each([
    ['2026-11-28', '2026-12'],
    ['2026-12-31', '2027-01'],
    ['2028-01-31', '2028-02'],
    ['2028-02-29', '2028-03'],
  ])('after %s comes %s', (on, next) => {
    expect(monthAfter(day(on))).toBe(next);
  });

  it.each([
    ['2028-02', '2028-02-29'],
    ['2027-02', '2027-02-28'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, last) => {
    expect(daysOfMonth(month).last.toString()).toBe(last);
    expect(daysOfMonth(month).first.toString()).toBe(`${month}-01`);
  });

  it('have one before and one after, across years', () => {
    expect(monthsBeside('2027-01')).toEqual({ before: '2026-12', after: '2027-02' });
  });

  it('may go this month, any time after, and the month before, no sooner', () => {
    const on = day('2026-11-30');
    expect(
      ['2026-01', '2026-11', '2026-12', '2027-01'].map((month) => mayGoNow(month, on)),
    ).toEqual([true, true, true, false]);
  });
});

describe('who is over compulsory school age, and who is in Year 11', () => {
  it('is as the law counts it, on any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (today, apart) => {
        const last = lastBornOverAge(today);
        const born = last.add({ days: apart });
        expect(schoolAge(born, today).status === 'ended').toBe(
          Temporal.PlainDate.compare(born, last) <= 0,
        );
        const { from, to } = bornForYear11(today);
        expect(schoolAge(from, today).yearGroup).toBe(11);
        expect(schoolAge(to, today).yearGroup).toBe(11);
        expect(schoolAge(from.subtract({ days: 1 }), today).yearGroup).toBe(12);
        expect(schoolAge(to.add({ days: 1 }), today).yearGroup).toBe(10);
      }),
    );
  });
});

describe('the letters of a request', () => {
  const round = (sent: string[] = []) => ({
    releasedOn: day('2026-11-24'),
    answerBy: day('2026-12-22'),
    sent,
  });
  const due = (on: string, sent: string[] = []) => {
    const letter = followUpDue(round(sent), day(on), days);
    return letter && [letter.stage, letter.from.toString()];
  };

  it('are due the day their time is up, and not the day before', () => {
    expect(due('2026-12-07')).toBeNull();
    expect(due('2026-12-08')).toEqual(['reminder', '2026-12-08']);
    expect(due('2026-12-22')).toEqual(['reminder', '2026-12-08']);
    expect(due('2026-12-23')).toBeNull();
    expect(due('2026-12-24')).toEqual(['second', '2026-12-24']);
    expect(due('2027-05-01')).toEqual(['second', '2026-12-24']);
  });

  it('go once each', () => {
    expect(due('2026-12-10', ['reminder'])).toBeNull();
    expect(due('2026-12-24', ['reminder'])).toEqual(['second', '2026-12-24']);
    expect(due('2026-12-30', ['second'])).toBeNull();
  });

  it('name their last day, through a leap day and the end of a year', () => {
    expect(answerDay('first', day('2028-02-01'), days).toString()).toBe('2028-02-29');
    expect(answerDay('second', day('2026-12-24'), days).toString()).toBe('2027-01-07');
    expect(answerDay('reminder', day('2026-12-10'), days, day('2026-12-22')).toString()).toBe(
      '2026-12-22',
    );
    expect(() => answerDay('reminder', day('2026-12-10'), days)).toThrow('names the day');
    expect(
      Object.values(seriesFrom(day('2026-11-24'), days)).map((each) => each.toString()),
    ).toEqual(['2026-11-24', '2026-12-22', '2026-12-08', '2026-12-24', '2027-01-07']);
  });
});

describe('another way to reach a family', () => {
  const reader = {
    phone: true,
    interpreter: false,
    language: 'en',
    mayEmail: true,
    mayPost: true,
  };
  const facts = (more: Partial<ReachFacts> = {}): ReachFacts => ({
    written: ['email'],
    readers: [reader],
    otherAdults: 0,
    professionals: 0,
    tried: [],
    ...more,
  });

  it('begins with what asks least, and ends with the offer of a visit', () => {
    expect(otherWays(facts({ otherAdults: 1, professionals: 2 }))).toEqual([
      'call',
      'post',
      'other-adult',
      'professional',
      'offer-visit',
    ]);
  });

  it('calls in their language, with an interpreter', () => {
    expect(otherWays(facts({ readers: [{ ...reader, language: 'ur' }] }))[0]).toBe(
      'call-with-interpreter',
    );
    expect(otherWays(facts({ readers: [{ ...reader, interpreter: true }] }))[0]).toBe(
      'call-with-interpreter',
    );
  });

  it('names no way that is unsafe or unknown', () => {
    const shut = { ...reader, phone: false, mayPost: false, mayEmail: false };
    expect(otherWays(facts({ readers: [shut] }))).toEqual(['offer-visit']);
    expect(otherWays(facts({ written: ['post'], readers: [{ ...shut, mayEmail: true }] }))).toEqual(
      ['email', 'offer-visit'],
    );
  });

  it('puts what was tried already behind what was not', () => {
    expect(otherWays(facts({ tried: ['phone', 'phone'] }))).toEqual([
      'post',
      'offer-visit',
      'call',
    ]);
    expect(otherWays(facts({ tried: ['visit', 'letter'] }))).toEqual([
      'call',
      'post',
      'offer-visit',
    ]);
  });
});

describe('a list that was seen', () => {
  const ids = fc.uniqueArray(fc.uuid(), { maxLength: 20, selector: (id) => seenToken(id, false) });
  const text = (lines: [string, boolean][]) => lines.map((line) => seenToken(...line)).join('.');

  it('is unchanged where the same lines stand in any order', () => {
    fc.assert(
      fc.property(ids, fc.boolean(), (all, held) => {
        const lines = all.map((id): [string, boolean] => [id, held]);
        expect(listChange(text(lines), text([...lines].reverse()))).toBeNull();
      }),
    );
  });

  it('says who came, went, was held and was freed', () => {
    const [one, two, three] = [
      '11111111-1111-4111-8111-111111111111',
      '22222222-2222-4222-8222-222222222222',
      '33333333-3333-4333-8333-333333333333',
    ];
    const change = listChange(
      text([
        [one, false],
        [two, true],
      ]),
      text([
        [one, true],
        [three, false],
      ]),
    );
    expect(change).toEqual({
      came: ['333333333333'],
      went: ['222222222222'],
      held: ['111111111111'],
      freed: [],
    });
    expect(listChange(text([[two, true]]), text([[two, false]]))?.freed).toEqual(['222222222222']);
    expect(listChange('', text([[two, false]]))?.came).toEqual(['222222222222']);
  });
});
