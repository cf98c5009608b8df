import { describe, expect, test } from 'vitest';
import { answersSchema, type Answers, type Setting } from './answers.schema';
import { lettersFor } from './letters.rules';
import { canSend, pruneAnswers, taskStates } from './tasks.rules';

const KEYS = ['6f0f2f0e-1111-4111-8111-111111111111', '6f0f2f0e-2222-4222-8222-222222222222'];

function child(setting: Setting | null, index = 0, more: object = {}) {
  const learning = {
    setting,
    schoolName: 'Larkhill',
    schoolUrn: '100001',
    area: 'Kent',
    orderCouncil: 'Essex',
  };
  return {
    key: KEYS[index]!,
    givenNames: 'Ana',
    familyName: 'Pop',
    dateOfBirth: '2015-05-05',
    ...(setting ? { learning: { ...learning, ...more } } : {}),
  };
}

const made = (answers: object): Answers => answersSchema.parse(answers);
const you = { name: 'Maria Pop' };

describe('how far each task is', () => {
  test.each([
    ['nothing yet', {}, { you: 'not-started', children: 'not-started', check: 'blocked' }],
    ['a name', { you }, { you: 'done', children: 'not-started', check: 'blocked' }],
    [
      'a child without a setting',
      { you, children: [child(null)] },
      { children: 'started', check: 'blocked' },
    ],
    [
      'one of two children without',
      { you, children: [child('mainstream'), child(null, 1)] },
      { children: 'started', check: 'blocked' },
    ],
    [
      'all that is needed',
      { you, children: [child('mainstream')] },
      { children: 'done', check: 'not-started' },
    ],
    [
      'children without a name',
      { children: [child('mainstream')] },
      { you: 'not-started', check: 'blocked' },
    ],
    [
      'an unread page of consequences',
      { consequences: { confirmed: false } },
      { consequences: 'choice' },
    ],
    ['confirmed consequences', { consequences: { confirmed: true } }, { consequences: 'done' }],
  ])('%s', (_, answers, states) => {
    expect(taskStates(made(answers))).toMatchObject(states);
  });

  test('what is not needed is a choice, and never stands in the way of sending', () => {
    const states = taskStates(made({ you, children: [child('mainstream')] }));
    const choices = Object.entries(states).filter(([, state]) => state === 'choice');
    expect(choices.map(([task]) => task)).toEqual([
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
    expect(canSend(made({ you, children: [child('mainstream')] }))).toBe(true);
  });
});

describe('answers made irrelevant', () => {
  test.each<[string, object, string[]]>([
    [
      'a relation written out, and another chosen',
      { you: { ...you, relation: 'mother', relationOther: 'Aunt' } },
      ['you.relationOther'],
    ],
    [
      'a relation written out, and "other"',
      { you: { ...you, relation: 'other', relationOther: 'Aunt' } },
      [],
    ],
    [
      'a secret address that is no longer there',
      { contact: { address: null, addressSecret: true } },
      ['contact.addressSecret'],
    ],
    [
      'another language, and then a listed one',
      { language: { language: 'ro', languageOther: 'Tamil' } },
      ['language.languageOther'],
    ],
    [
      'a note for an interpreter nobody wants',
      { language: { language: 'ro', interpreter: 'none', interpreterNote: 'Tamil' } },
      ['language.interpreterNote'],
    ],
    [
      'a helper who is no longer wanted',
      { helper: { wanted: false, name: 'Jo' } },
      ['helper.details'],
    ],
    ['a helper who never was', { helper: { wanted: false } }, []],
    [
      'another parent no longer told of',
      { otherParent: { told: false, note: 'x' } },
      ['otherParent.details'],
    ],
    [
      'a school, and then never at school',
      { children: [child('never-at-school', 0, { area: '', orderCouncil: '' })] },
      ['learning.school'],
    ],
    [
      'an order that is none',
      { children: [child('mainstream', 0, { area: '' })] },
      ['learning.orderCouncil'],
    ],
    [
      'a former area of a child at school',
      { children: [child('attendance-order')] },
      ['learning.area'],
    ],
    [
      'words about pressure, and then a free choice',
      { why: { choice: 'free', pressedWords: 'They said', mayAskSchool: 'yes' } },
      ['why.pressedWords', 'why.mayAskSchool'],
    ],
    [
      'leave to ask a school that no child is at',
      {
        why: { choice: 'pressed', mayAskSchool: 'yes' },
        children: [
          child('never-at-school', 0, {
            schoolName: '',
            schoolUrn: null,
            area: '',
            orderCouncil: '',
          }),
        ],
      },
      ['why.mayAskSchool'],
    ],
    [
      'leave to ask, while a child is not answered for',
      { why: { choice: 'pressed', mayAskSchool: 'yes' }, children: [child(null)] },
      [],
    ],
    [
      'a letter without a child at a school',
      { start: { startsOn: null, letters: [{ key: 'notice-x', way: 'download' }] } },
      ['start.letters'],
    ],
  ])('%s', (_, answers, dropped) => {
    const once = pruneAnswers(made(answers));
    expect(once.dropped).toEqual(dropped);
    expect(pruneAnswers(once.answers)).toEqual({ answers: once.answers, dropped: [] });
  });

  test('a letter stays as long as its child’s school does, and goes when the child’s setting changes', () => {
    const before = made({ children: [child('mainstream', 0, { area: '', orderCouncil: '' })] });
    const [letter] = lettersFor(before);
    const chosen = {
      ...before,
      start: made({
        start: { startsOn: '2027-01-04', letters: [{ key: letter!.key, way: 'email-me' }] },
      }).start,
    };
    expect(pruneAnswers(chosen)).toEqual({ answers: chosen, dropped: [] });
    const placed = {
      ...chosen,
      children: [
        {
          ...chosen.children[0]!,
          learning: { ...chosen.children[0]!.learning!, setting: 'special-placed' as const },
        },
      ],
    };
    expect(pruneAnswers(placed).dropped).toEqual(['start.letters']);
    expect(pruneAnswers(placed).answers.start).toEqual({ ...chosen.start, letters: [] });
  });

  test('says nothing of the parent’s own words that it keeps', () => {
    const answers = made({
      why: { choice: 'pressed', pressedWords: '=1+1 <b>' },
      outline: { words: 'x' },
    });
    expect(pruneAnswers(answers)).toEqual({ answers, dropped: [] });
  });
});
