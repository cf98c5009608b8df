import { describe, expect, test } from 'vitest';

import { buildLetter } from './build-letter';
import { lettersToWrite } from './letter.rules';
import { letterLanguage } from './letter.strings';
import { letterText } from './letter-text';
import { child, council, parent, throughI18next } from './letter.test-support';
import type { LetterChild } from './letter.types';

const english = throughI18next('en');

function write(children: LetterChild[], language?: string) {
  const [task] = lettersToWrite(children);
  const parentLanguage = language ? throughI18next(language) : undefined;
  return buildLetter(task!, { parent, council, writtenOn: '2026-11-23', english, parentLanguage });
}

const textOf = (children: LetterChild[]) => letterText(write(children).english).join('\n\n');

describe('notice to the head teacher', () => {
  test('reads as a whole letter', () => {
    expect(letterText(write([child()]).english)).toEqual([
      'Ioana Ștefănescu\n14 Sycamore Court\nLondon E17 9ZZ\nioana@example.org',
      '23 November 2026',
      'The Head Teacher\nLarkhill Primary School\nLarkhill Road\nLondon E17 0AA',
      'Dear Head Teacher',
      'Matei Ștefănescu: education otherwise than at school from 30 November 2026',
      expect.stringMatching(
        /born on 3 May 2016.* From 30 November 2026 Matei Ștefănescu will no longer attend the school and will receive education otherwise than at school\.$/,
      ),
      expect.stringContaining('Please delete Matei Ștefănescu from the admission register'),
      expect.stringContaining('notice only'),
      expect.stringContaining('copy of Matei Ștefănescu’s school file'),
      expect.stringContaining('confirm in writing'),
      'Yours faithfully\nIoana Ștefănescu',
    ]);
  });

  test('cites the Regulations of 2024, tells the council, asks no permission', () => {
    const text = textOf([child()]);
    expect(text).toContain(
      'regulation 9 of the School Attendance (Pupil Registration) (England) Regulations 2024 (SI 2024/208)',
    );
    expect(text).toContain('tell Waltham Forest Council');
    expect(text).toContain(
      'does not depend on consent, a meeting, a waiting time or a trial period',
    );
    expect(text).not.toMatch(/2006|regulation 9\(|permission|I ask for/);
  });

  test('names the head teacher where known', () => {
    const school = { name: 'Larkhill', headTeacher: 'Mrs Grace Adeyemi' };
    expect(write([child({ school })]).english).toMatchObject({
      recipient: ['Mrs Grace Adeyemi', 'Larkhill'],
      greeting: 'Dear Mrs Grace Adeyemi',
      closing: 'Yours sincerely',
    });
  });

  test('carries each child of the school with its own dates', () => {
    const other = child({
      name: 'Ana-Maria Ștefănescu',
      knownAs: 'Ana',
      dateOfBirth: '2018-01-09',
      startsOn: '2027-01-04',
    });
    const { english: letter } = write([child(), other]);
    expect(letter.subject).toBe('My children: education otherwise than at school');
    expect(letter.parts[1]).toEqual({
      list: [
        'Matei Ștefănescu, born on 3 May 2016: from 30 November 2026',
        'Ana-Maria Ștefănescu (known as Ana), born on 9 January 2018: from 4 January 2027',
      ],
    });
    expect(letterText(letter)).toContain(
      '- Matei Ștefănescu, born on 3 May 2016: from 30 November 2026\n- Ana-Maria Ștefănescu (known as Ana), born on 9 January 2018: from 4 January 2027',
    );
  });
});

test('request for consent goes to the council and says what the law asks', () => {
  const placed = child({ situation: 'special-la-placed' });
  const letter = write([placed]).english;
  expect(letter.recipient).toEqual([council.team, council.name, ...council.addressLines!]);
  const text = textOf([placed]);
  expect(text).toContain('I ask for the council’s consent');
  expect(text).toMatch(
    /only with the council’s consent or, if the council refuses, when the Secretary of State/,
  );
  expect(text).toContain('stays on the school’s roll until consent is given');
  expect(text).toContain('tell me by when I may expect a decision');
  expect(text).not.toContain('school file');
  expect(textOf([child({ situation: 'special-la-placed', replyBy: '2026-12-14' })])).toContain(
    'Please reply in writing by 14 December 2026 if you can',
  );
});

test('request to revoke an order cites s.442 and that arrangements have been made', () => {
  const text = textOf([child({ situation: 'attendance-order' })]);
  expect(text).toContain('order is in force that names Larkhill Primary School');
  expect(text).toContain(
    'revoke the order under section 442 of the Education Act 1996, because arrangements have been made for Matei Ștefănescu to receive suitable education otherwise than at school',
  );
  expect(text).toContain('the order stands');
  const unnamed = textOf([child({ situation: 'attendance-order', school: undefined })]);
  expect(unnamed).toContain('for whom a school attendance order is in force');
  expect(unnamed).not.toContain('undefined');
});

describe('beside the English letter', () => {
  test('nothing for a reader of English', () => {
    expect(write([child()]).translation).toBeUndefined();
    expect(write([child()], 'en').translation).toBeUndefined();
  });

  test('Romanian, marked as for the parent’s own use', () => {
    const { english: sent, translation } = write([child()], 'ro');
    expect(sent.subject).toContain('education otherwise than at school');
    expect(translation?.notice).toContain('limba engleză');
    expect(translation?.content).toMatchObject({
      direction: 'ltr',
      date: '23 noiembrie 2026',
      subject: 'Matei Ștefănescu: educație în afara școlii începând cu 30 noiembrie 2026',
    });
  });

  test('Urdu, right to left, with Latin names and references isolated', () => {
    const { translation } = write([child()], 'ur');
    const { direction, subject, recipient, signature } = translation!.content;
    expect(direction).toBe('rtl');
    expect(subject).toMatch(/^\u2068Matei Ștefănescu\u2069: 30 نومبر، 2026 سے/);
    expect(recipient[1]).toBe('\u2068Larkhill Primary School\u2069');
    expect(signature).toBe('\u2068Ioana Ștefănescu\u2069');
  });

  test.each(['mainstream', 'special-la-placed', 'attendance-order'] as const)(
    '%s: every part is translated and has its values',
    (situation) => {
      for (const language of ['ro', 'ur']) {
        const { english: sent, translation } = write([child({ situation })], language);
        const texts = letterText(translation!.content);
        expect(translation!.content.parts).toHaveLength(sent.parts.length);
        expect(texts.join(' ')).not.toMatch(/\{\{|undefined|deregistration\.|Order\.|Consent\./);
        expect(texts.join(' ')).toContain('Matei Ștefănescu');
        for (const sentence of sent.parts)
          expect(translation!.content.parts).not.toContainEqual(sentence);
      }
    },
  );
});

describe('hostile answers', () => {
  const hostile = [
    '{{school}} $t(headTeacher) $t(letter:headTeacher)',
    'O’Brien & <b>Sons</b> "quoted" \'single\'',
    '#read("/etc/passwd") $x$ @ref *bold* $& $1 $`',
  ];

  test.each(hostile)('%s stands in the letter as it was typed', (name) => {
    expect(write([child({ name })]).english.subject).toBe(
      `${name}: education otherwise than at school from 30 November 2026`,
    );
  });

  test.each(hostile)('%s reads the same with and without i18next', (name) => {
    const [task] = lettersToWrite([child({ name, knownAs: name + '!' })]);
    for (const language of ['en', 'ro', 'ur']) {
      const context = { parent, council, writtenOn: '2026-11-23' };
      expect(buildLetter(task!, { ...context, english: letterLanguage(language)! })).toEqual(
        buildLetter(task!, { ...context, english: throughI18next(language) }),
      );
    }
  });

  test('overrides, NUL and line ends are gone, a right-to-left name is isolated', () => {
    expect(write([child({ name: 'Ana\u202E\u0000\r\nDear Council' })]).english.subject).toMatch(
      /^Ana Dear Council: /,
    );
    expect(write([child({ name: 'زینب\u2069' })]).english.subject).toMatch(/^\u2068زینب\u2069: /);
  });

  test('a known-as that says nothing new is left out', () => {
    for (const knownAs of ['', ' ', 'Matei  Ștefănescu']) {
      expect(textOf([child({ knownAs })])).not.toContain('known as');
    }
  });
});
