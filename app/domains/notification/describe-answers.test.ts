import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { translatorFor } from '~/platform/i18n';
import {
  HELP_WANTED,
  NEEDS,
  REASONS,
  SETTINGS,
  SHARING,
  answersSchema,
  type Answers,
} from './answers.schema';
import { ageFacts, withChild, withChildren, withoutChild, yearKey } from './children.rules';
import { ageText, wholeAgeText, yearText } from './components/age-note';
import { describeAnswers } from './describe-answers';

const t = translatorFor('en');
const key = '6f0f2f0e-1111-4111-8111-111111111111';
const child = (more: object = {}) => ({
  key,
  givenNames: 'Ana Maria',
  familyName: 'Pop',
  dateOfBirth: '2015-05-05',
  ...more,
});
const made = (answers: object): Answers => answersSchema.parse(answers);
const described = (answers: object) => describeAnswers(made(answers), t, 'en');
const answer = (answers: object, section: string, row: string) =>
  described(answers)
    .find((each) => each.key === section)
    ?.rows.find((each) => each.key === row)?.answer;

describe('answers in words', () => {
  test('an empty notification has a section for every task, each with its page and without an answer', () => {
    const sections = described({});
    expect(sections.map((section) => section.key)).toEqual([
      'you',
      'contact',
      'language',
      'helper',
      'otherParent',
      'why',
      'start',
      'outline',
      'help',
      'consequences',
    ]);
    for (const { rows } of sections) {
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ answer: '', changeTo: expect.stringMatching(/^[a-z-]+$/) });
    }
  });

  test('every question, heading and choice has words', () => {
    const everything = [
      ...SETTINGS.map((setting) => ({ setting, schoolName: 'X', area: 'Y', orderCouncil: 'Z' })),
    ].map((learning, index) =>
      child({
        key: `6f0f2f0e-1111-4111-8111-11111111111${index}`,
        learning,
        sex: 'female',
        needs: { needs: NEEDS[index % NEEDS.length], words: 'w' },
      }),
    );
    const sections = described({
      you: { name: 'M', relation: 'mother', parentalResponsibility: 'not-sure' },
      contact: {
        address: { line1: 'a' },
        addressSecret: true,
        addressAnswer: 'given',
        safe: ['portal', 'email', 'home-post', 'phone', 'text'],
        preferred: 'post',
        safetyNote: 'n',
      },
      language: {
        language: 'other',
        languageOther: 'Tamil',
        interpreter: 'bsl',
        interpreterNote: 'n',
      },
      helper: { wanted: true, name: 'Jo', may: ['read', 'speak', 'write'], until: null },
      otherParent: {
        told: true,
        name: 'Ion',
        parentalResponsibility: 'yes',
        livesWithChild: 'no',
        note: 'n',
      },
      children: everything,
      why: {
        reasons: [...REASONS],
        choice: 'pressed',
        pressedWords: 'p',
        mayAskSchool: 'ask-me-first',
      },
      start: { startsOn: '2027-01-04', alreadyStarted: true },
      outline: { words: 'o', moreBy: '2027-02-01' },
      help: { wanted: [...HELP_WANTED], words: 'w', sharing: [...SHARING] },
      consequences: { confirmed: true },
    });
    const words = sections.flatMap(({ heading, rows }) => [
      heading,
      ...rows.flatMap((row) => [row.question, row.answer].flat()),
    ]);
    expect(
      words.filter((text) => /^[a-z]+(-more)?:|^(describe|why|help|needs|learning)\./.test(text)),
    ).toEqual([]);
    expect(words.filter((text) => text.includes('{{'))).toEqual([]);
    expect(
      sections
        .flatMap(({ rows }) => rows)
        .filter(
          (row) => row.answer === '' && !/knownAs|upn|relation|contact|phone|words/.test(row.key),
        ),
    ).toEqual([]);
  });

  test('a parent’s own words come out as they went in', () => {
    const words = '=1+1 <b>x</b>\nعلی';
    expect(answer({ outline: { words } }, 'outline', 'outline.words')).toBe(words);
    expect(
      answer(
        { you: { name: '<i>', relation: 'other', relationOther: 'Mătușă' } },
        'you',
        'you.relation',
      ),
    ).toBe('Mătușă');
  });

  test('an address held back is told from one left out', () => {
    expect(answer({ contact: { address: null } }, 'contact', 'contact.address')).toEqual([]);
    expect(
      answer(
        { contact: { address: null, addressAnswer: 'rather-not' } },
        'contact',
        'contact.address',
      ),
    ).toEqual(['Would rather not give an address']);
  });

  test('dates are words, in the reader’s language', () => {
    expect(answer({ children: [child()] }, `child:${key}`, 'child.dateOfBirth')).toBe('5 May 2015');
    const ro = describeAnswers(made({ children: [child()] }), translatorFor('ro'), 'ro');
    expect(JSON.stringify(ro)).toContain('5 mai 2015');
  });
});

describe('what is said of a child’s age on 21 November 2026', () => {
  const today = Temporal.PlainDate.from('2026-11-21');
  const facts = (dateOfBirth: string) =>
    ageFacts(made({ children: [child({ dateOfBirth })] }).children[0]!, today);

  test.each([
    ['2020-02-29', 'of-age', 'Year 2', false],
    ['2021-08-31', 'of-age', 'Year 1', false],
    ['2021-09-01', 'not-yet', 'Reception', false],
    ['2022-01-01', 'not-yet', 'Reception', false],
    ['2024-01-01', 'not-yet', '', false],
    ['2010-08-31', 'ended', '', false],
    ['2010-09-01', 'of-age', 'Year 11', true],
    ['2011-09-01', 'of-age', 'Year 10', true],
    ['2012-09-01', 'of-age', 'Year 9', false],
  ])('born %s: %s, %s', (dateOfBirth, status, year, examinations) => {
    const age = facts(dateOfBirth);
    expect(age).toMatchObject({ status, examinations });
    expect(yearText(t, age.yearGroup)).toBe(year);
    expect(wholeAgeText(t, 'en', age).includes('usual school year')).toBe(year !== '');
  });

  test('too young is thanked and told that it is voluntary, with the date', () => {
    const text = ageText(t, 'en', facts('2022-01-01'));
    expect(text).toMatch(/Thank you/);
    expect(text).toMatch(/31 March 2027/);
    expect(text).toMatch(/voluntary/);
  });

  test('too old is told plainly that it is not needed, with the date', () => {
    expect(ageText(t, 'en', facts('2010-08-31'))).toMatch(
      /You do not need to tell us.*26 June 2026/,
    );
  });

  test('a year group outside of school has no name', () => {
    expect([-1, 0, 1, 11, 12].map(yearKey)).toEqual([null, 'reception', 'year', 'year', null]);
  });
});

describe('changing children', () => {
  const two = made({
    children: [child(), child({ key: key.replace(/1$/, '2'), givenNames: 'Ion' })],
  });

  test('putting the same child in twice keeps one, and keeps what else was told of it', () => {
    const learning = {
      setting: 'mainstream',
      schoolUrn: null,
      schoolName: 'X',
      area: '',
      orderCouncil: '',
    } as const;
    const told = withChild(two, key, (each) => ({ ...each, learning }));
    const { learning: _, ...details } = told.children[0]!;
    const again = withChildren(told, [{ ...details, givenNames: 'Anna' }]);
    expect(again.children).toHaveLength(2);
    expect(again.children[0]).toMatchObject({ givenNames: 'Anna', learning });
  });

  test('removing one leaves the other; an unknown key changes nothing', () => {
    expect(withoutChild(two, key).children.map((each) => each.givenNames)).toEqual(['Ion']);
    expect(withoutChild(two, 'x')).toEqual(two);
    expect(withChild(two, 'x', () => two.children[0]!)).toEqual(two);
  });
});
