import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { CLOCK_RULES, dueOn } from '~/domains/clock';
import type { ItemFlag } from '~/domains/intake';
import type { Answers } from './answers.schema';
import { childAnswers, noticeAnswers } from './notice.test-support';
import { lettersFor } from './letters.rules';
import { clocksFor, flagsFor, missingFrom, senOf, yearGroupsFor } from './notice.rules';
import { nextSteps } from './next-steps.rules';

const today = Temporal.PlainDate.from('2026-11-21');
const calendar = {
  closures: [
    { from: '2026-10-26', to: '2026-10-30', label: 'Autumn half term', kind: 'holiday' as const },
    { from: '2026-12-21', to: '2027-01-01', label: 'Winter', kind: 'holiday' as const },
  ],
};

const withChild = (...parts: Parameters<typeof childAnswers>) =>
  noticeAnswers({ children: [childAnswers(...parts)] });

const contact = (safe: string[]) =>
  noticeAnswers({ contact: { address: null, safe: safe as never } });

describe('flags', () => {
  const table: [string, Answers, ItemFlag[]][] = [
    ['nothing told, nothing raised', withChild(), []],
    ['too young', withChild({ dateOfBirth: '2021-09-01' }), ['under-school-age']],
    ['of age since a day ago', withChild({ dateOfBirth: '2021-08-31' }), []],
    ['too old', withChild({ dateOfBirth: '2010-08-31' }), ['over-school-age']],
    ['Year 11', withChild({ dateOfBirth: '2010-09-01' }), ['key-stage-4']],
    ['Year 10', withChild({ dateOfBirth: '2011-09-01' }), ['key-stage-4']],
    ['Year 9', withChild({ dateOfBirth: '2012-09-01' }), []],
    ['placed at a special school', withChild({ setting: 'special-placed' }), ['special-school']],
    ['special school otherwise', withChild({ setting: 'special-other' }), []],
    ['an order', withChild({ setting: 'attendance-order' }), ['attendance-order']],
    ['a plan', withChild({ needs: 'ehc-plan' }), ['ehc-plan']],
    ['a plan awaited', withChild({ needs: 'ehc-awaited' }), ['ehc-awaited']],
    ['support without a plan', withChild({ needs: 'sen-support' }), []],
    ['pressed', noticeAnswers({ why: { choice: 'pressed' } }), ['pressed']],
    ['suggested', noticeAnswers({ why: { choice: 'suggested' } }), []],
    ['every safe way ticked', contact(['email', 'home-post', 'phone', 'text']), []],
    ['no way ticked: a question left out', contact([]), []],
    ['letters home alone are safe', contact(['home-post']), ['not-safe-to-email']],
    ['email alone is safe', contact(['email']), ['not-safe-to-write']],
    ['the portal alone is safe', contact(['portal']), ['not-safe-to-email', 'not-safe-to-write']],
    ['no interpreter', noticeAnswers({ language: { language: 'ur', interpreter: 'none' } }), []],
    [
      'sign language',
      noticeAnswers({ language: { language: 'en', interpreter: 'bsl' } }),
      ['interpreter'],
    ],
  ];

  test.each(table)('%s', (_, answers, flags) => {
    expect(flagsFor(answers, today, false)).toEqual(flags);
  });

  test('a child known already is a possible duplicate', () => {
    expect(flagsFor(withChild(), today, true)).toEqual(['possible-duplicate']);
  });

  test('one of several children is enough, and each flag stands once', () => {
    const children = [
      childAnswers({ needs: 'ehc-plan' }),
      childAnswers({ needs: 'ehc-plan' }),
      childAnswers(),
    ];
    expect(flagsFor(noticeAnswers({ children }), today, false)).toEqual(['ehc-plan']);
  });
});

describe('clocks', () => {
  const dates = (answers: Answers, receivedOn: string) => {
    const ids = new Map(answers.children.map((child, index) => [child.key, `child ${index}`]));
    return clocksFor(answers, receivedOn, ids).map(({ rule, startedOn, childId }) => {
      const due = dueOn(CLOCK_RULES[rule], Temporal.PlainDate.from(startedOn), {
        calendar,
        lengths: {},
      });
      return [rule, childId ?? null, due.toString()];
    });
  };

  test.each([
    ['2026-11-21', '2026-11-27', '2026-12-04'],
    ['2026-11-23', '2026-11-30', '2026-12-07'],
    ['2026-12-14', '2027-01-04', '2027-01-11'],
    ['2026-10-22', '2026-11-05', '2026-11-12'],
  ])('received %s: first contact by %s, first review by %s', (received, contactBy, reviewBy) => {
    expect(dates(withChild(), received)).toEqual([
      ['first-contact', null, contactBy],
      ['first-review', null, reviewBy],
    ]);
  });

  const usual = [
    ['first-contact', null, '2026-11-30'],
    ['first-review', null, '2026-12-07'],
  ];
  const meeting = ['ehcp-leaving-meeting', 'child 0', '2026-12-07'];
  const consent = ['special-school-consent', 'child 0', '2026-12-14'];
  const table: [string, Answers, unknown[]][] = [
    ['a plan, leaving a mainstream school', withChild({ needs: 'ehc-plan' }), [meeting]],
    [
      'a plan, leaving an independent school',
      withChild({ needs: 'ehc-plan', setting: 'independent' }),
      [meeting],
    ],
    ['a plan, never at school', withChild({ needs: 'ehc-plan', setting: 'never-at-school' }), []],
    ['a plan, at a college', withChild({ needs: 'ehc-plan', setting: 'college-14-16' }), []],
    ['placed at a special school', withChild({ setting: 'special-placed' }), [consent]],
    [
      'placed, with a plan',
      withChild({ needs: 'ehc-plan', setting: 'special-placed' }),
      [meeting, consent],
    ],
    ['a plan awaited', withChild({ needs: 'ehc-awaited' }), []],
    ['an order', withChild({ setting: 'attendance-order' }), []],
    [
      'pressed',
      noticeAnswers({ why: { choice: 'pressed' } }),
      [['multi-agency-meeting', null, '2026-12-07']],
    ],
  ];

  test.each(table)('%s', (_, answers, more) => {
    expect(dates(answers, '2026-11-23')).toEqual([...usual, ...more]);
  });

  test.each([
    ['too young', '2021-09-01'],
    ['too old', '2010-08-31'],
  ])('a child %s is answered, not reviewed', (_, dateOfBirth) => {
    expect(
      dates(withChild({ dateOfBirth, needs: 'none' }), '2026-11-23').map(([rule]) => rule),
    ).toEqual(['first-contact']);
  });

  test('each child has its own', () => {
    const children = [
      childAnswers({ setting: 'special-placed' }),
      childAnswers({ givenNames: 'Two', setting: 'special-placed' }),
    ];
    const ids = dates(noticeAnswers({ children }), '2026-11-23').filter(
      ([rule]) => rule === 'special-school-consent',
    );
    expect(ids.map(([, childId]) => childId)).toEqual(['child 0', 'child 1']);
  });
});

describe('what a notice needs', () => {
  test('is a name and each child with a place of learning, and nothing else', () => {
    expect(missingFrom(noticeAnswers())).toEqual([]);
    expect(missingFrom(noticeAnswers({ you: undefined, children: [] }))).toEqual([
      { task: 'you' },
      { task: 'children' },
    ]);
    const bare = childAnswers({ setting: null, givenNames: ' ' });
    expect(
      missingFrom(noticeAnswers({ you: { name: '  ', relation: 'mother' }, children: [bare] })),
    ).toEqual([
      { task: 'you' },
      { task: 'child', key: bare.key, part: 'details' },
      { task: 'child', key: bare.key, part: 'learning' },
    ]);
  });
});

test.each([
  ['ehc-plan', 'E'],
  ['ehc-awaited', 'K'],
  ['sen-support', 'K'],
  ['none', 'N'],
  ['not-sure', 'N'],
  [null, 'N'],
] as const)('needs %s are recorded as %s', (needs, code) => {
  expect(senOf(childAnswers({ needs }))).toBe(code);
});

test('year groups, youngest first, each once', () => {
  const born = ['2010-09-01', '2021-04-01', '2021-08-31'];
  const children = born.map((dateOfBirth) => childAnswers({ dateOfBirth }));
  expect(yearGroupsFor(noticeAnswers({ children }), today)).toEqual([1, 11]);
});

describe('what happens next', () => {
  const due = [
    { rule: 'first-contact', dueOn: '2026-11-30' },
    { rule: 'ehcp-leaving-meeting', dueOn: '2026-12-07' },
    { rule: 'first-review', dueOn: '2026-12-07' },
    { rule: 'special-school-consent', dueOn: '2026-12-14' },
  ];
  const steps = (answers: Answers, clocks = due.slice(0, 1)) =>
    nextSteps({ answers, receivedOn: '2026-11-23', due: clocks }).map(({ code, by }) => [code, by]);

  test('a notice to a school, with the dates of its clocks', () => {
    expect(steps(withChild(), [due[0]!, due[2]!])).toEqual([
      ['letter', null],
      ['contact', '2026-11-30'],
      ['review', '2026-12-07'],
    ]);
  });

  test('a request for consent by its date, and no letter to a school', () => {
    expect(steps(withChild({ setting: 'special-placed', needs: 'ehc-plan' }), due)).toEqual([
      ['contact', '2026-11-30'],
      ['plan-meeting', '2026-12-07'],
      ['review', '2026-12-07'],
      ['consent', '2026-12-14'],
    ]);
  });

  test.each([
    ['send-for-me', '2026-12-01', 'letter-gone'],
    ['send-for-me', null, 'letter'],
    ['already-sent', null, 'letter-gone'],
    ['email-me', '2026-12-01', 'letter'],
    ['download', '2026-12-01', 'letter'],
  ] as const)('a notice to go by %s, start %s: %s', (way, startsOn, code) => {
    const child = childAnswers();
    const [letter] = lettersFor({ children: [child] });
    const start = { startsOn, letters: [{ key: letter!.key, way }] };
    expect(steps(noticeAnswers({ children: [child], start }))[0]).toEqual([code, null]);
  });

  test('an order is talked about at first contact', () => {
    expect(steps(withChild({ setting: 'attendance-order' }))[0]).toEqual(['order', '2026-11-30']);
  });

  test('too young and too old are told plainly', () => {
    const children = [
      childAnswers({ setting: 'never-at-school', dateOfBirth: '2022-01-01' }),
      childAnswers({ setting: 'never-at-school', dateOfBirth: '2010-01-01' }),
    ];
    expect(steps(noticeAnswers({ children })).map(([code]) => code)).toEqual([
      'contact',
      'too-young',
      'too-old',
    ]);
  });
});
