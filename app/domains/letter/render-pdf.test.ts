import { expect, test } from 'vitest';

import { readPdf } from '~/platform/documents/pdf-reading.test-support';

import { buildLetter } from './build-letter';
import { lettersToWrite } from './letter.rules';
import { child, council, parent, throughI18next } from './letter.test-support';
import type { LetterChild } from './letter.types';
import { renderLetterPdf } from './render-letter-pdf.server';
import { type NotificationCopy, renderNotificationPdf } from './render-notification-pdf.server';

async function pdfOf(children: LetterChild[], language?: string) {
  const [task] = lettersToWrite(children);
  const letter = buildLetter(task!, {
    parent,
    council,
    writtenOn: '2026-11-23',
    english: throughI18next('en'),
    parentLanguage: language ? throughI18next(language) : undefined,
  });
  const bytes = await renderLetterPdf(letter);
  const languages = Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Lang \((\w+)\)/g);
  return { ...(await readPdf(bytes)), languages: [...new Set(languages)].sort() };
}

const copy: NotificationCopy = {
  reference: 'EHE-7K4M-2QXW',
  sentOn: '23 November 2026',
  council,
  language: 'en',
  sections: [
    {
      heading: 'You',
      rows: [
        { question: 'Your name', answer: 'Ioana Ștefănescu' },
        { question: 'How to reach you', answer: ' \n' },
      ],
    },
    {
      heading: 'Matei',
      rows: [{ question: 'What Matei likes', answer: 'Astronomy\nSwimming\n\nمیری بیٹی' }],
    },
  ],
  nextSteps: [
    { what: 'The team gets in touch with you', by: '30 November 2026' },
    { what: 'A first review follows', by: '' },
  ],
};

test.each(['mainstream', 'special-la-placed', 'attendance-order'] as const)(
  '%s: the letter fits one page in English, tagged and titled',
  async (situation) => {
    const pdf = await pdfOf([child({ situation })]);
    expect(pdf.pages).toHaveLength(1);
    expect(pdf).toMatchObject({ tagged: true, language: 'en', languages: ['/Lang (en)'] });
    expect(pdf.title).toMatch(/^Matei Ștefănescu: /);
    expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'P']));
    expect(pdf.text).toContain('Yours faithfully');
  },
);

test.each(['ro', 'ur'])('%s: the translation has a page of its own', async (language) => {
  for (const situation of ['mainstream', 'special-la-placed', 'attendance-order'] as const) {
    const pdf = await pdfOf([child({ situation, name: 'Matei' })], language);
    expect(pdf.pages).toHaveLength(2);
    expect(pdf.languages).toEqual(['/Lang (en)', `/Lang (${language})`]);
    expect(pdf.pages[0]).toContain('Dear');
    expect(pdf.pages[0]).not.toMatch(/\p{Script=Arabic}|Traducerea/u);
    expect(pdf.pages[1]).not.toContain('Dear');
    expect(pdf.pages[1]).toContain('Matei');
  }
});

test('Urdu lines keep a Latin name and the reference of the law in order', async () => {
  const { pages } = await pdfOf([child({ name: 'Zainab B. Ahmed (Z.)' })], 'ur');
  expect(pages[1]).toContain('Zainab B. Ahmed (Z.)');
  expect(pages[1]).toContain('School Attendance (Pupil Registration) (England)');
});

test('hostile names come out as text, and none costs the family its letter', async () => {
  const names = ['#read("/etc/passwd") $x$ @ref *bold*', '\u202Egnp.exe\u0000', '王小明 👨‍👩‍👧 தமிழ்'];
  const children = [...names, 'N'.repeat(10_000)].map((name) => child({ name }));
  const { text } = await pdfOf(children, 'ur');
  expect(text).toContain('#read("/etc/passwd") $x$ @ref *bold*, born on 3 May 2016');
  expect(text).toContain('gnp.exe, born on');
  expect(text).toContain('\uFFFD');
  expect(text).not.toContain('root:');
  expect(text.match(/N/g)!.length).toBeGreaterThan(19_999);
});

test('the copy of a notification has all that was sent, what is next, and whom to ask', async () => {
  const pdf = await readPdf(await renderNotificationPdf(copy, throughI18next('en').t));
  expect(pdf).toMatchObject({
    tagged: true,
    language: 'en',
    title: 'Your notification of home education EHE-7K4M-2QXW',
  });
  expect(pdf.roles.filter((role) => /^H\d$/.test(role))).toEqual(['H1', 'H2', 'H2', 'H2']);
  for (const words of [
    'Reference EHE-7K4M-2QXW',
    'Sent on 23 November 2026',
    'Your name Ioana Ștefănescu',
    'How to reach you No answer given',
    'Astronomy Swimming',
    'By 30 November 2026 The team gets in touch with you',
    'A first review follows',
    'Waltham Forest Council · home.education@example.org · 020 7946 0123',
    'Page 1 of 1',
  ]) {
    expect(pdf.text).toContain(words);
  }
  expect(pdf.text).not.toContain('cannot be printed');
});

test('pages are numbered, and each says whose it is', async () => {
  const answer = 'A long answer about what we plan. '.repeat(250);
  const long = { ...copy, sections: [{ heading: 'Plan', rows: [{ question: 'Plan', answer }] }] };
  const { pages } = await readPdf(await renderNotificationPdf(long, throughI18next('ro').t));
  expect(pages.length).toBeGreaterThan(2);
  pages.forEach((page, index) => {
    expect(page).toContain(`Pagina ${index + 1} din ${pages.length}`);
    expect(page).toContain('Waltham Forest Council');
  });
});

test('a character that cannot be printed is owned up to', async () => {
  const unprintable = { ...copy, nextSteps: [{ what: '王', by: '' }] };
  const { text } = await readPdf(await renderNotificationPdf(unprintable, throughI18next('en').t));
  expect(text).toContain('A character that cannot be printed here is shown as \uFFFD');
});

test('in Urdu the copy is right to left, with references and contact in order', async () => {
  const pdf = await readPdf(
    await renderNotificationPdf({ ...copy, language: 'ur' }, throughI18next('ur').t),
  );
  expect(pdf).toMatchObject({ tagged: true, language: 'ur' });
  expect(pdf.text).toContain('EHE-7K4M-2QXW');
  expect(pdf.text).toContain('020 7946 0123');
});

test('markup in an answer, a heading or a step stays text', async () => {
  const markup = '#read("/etc/passwd") $x$ *b*';
  const hostile = {
    ...copy,
    reference: markup,
    sections: [{ heading: markup, rows: [{ question: markup, answer: markup }] }],
    nextSteps: [{ what: markup, by: markup }],
  };
  const { text } = await readPdf(await renderNotificationPdf(hostile, throughI18next('en').t));
  expect(text.split('$x$ *b*').length - 1).toBe(6);
  expect(text).not.toContain('root:');
});
