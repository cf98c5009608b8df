import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { letterText } from '~/domains/letter';
import { readEnvironment, useEnvironment } from '~/platform/config/environment.server';
import { closeDatabase, db, useDatabase } from '~/platform/db/database.server';
import { readPdf } from '~/platform/documents/pdf-reading.test-support';
import { LanguageProvider } from '~/platform/i18n';
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/database';
import { asked, dateFields } from '../guide-tools.test-support';
import { answerSchoolLetter, downloadSchoolLetter, loadSchoolLetter } from './letter-page.server';
import { LETTER_CASES } from './letter-form';
import { SchoolLetterPage } from './letter-page';

let database: TestDatabase;

beforeAll(async () => {
  useEnvironment(readEnvironment({ SESSION_SECRET: 'a-secret-for-tests-and-nothing-else-at-all' }));
  database = await createTestDatabase();
  useDatabase(database.url);
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

const answers = {
  parentName: 'Ioana Ștefănescu',
  address: '14 Sycamore Court\r\nLondon E17 9ZZ',
  childName: 'Matei Ștefănescu',
  ...dateFields('dateOfBirth', '2016-05-03'),
  school: 'Larkhill Primary School',
  headName: '',
  ...dateFields('day', '2026-11-27'),
};
const path = (letterCase: string, language = 'en') =>
  `/${language}/guide/letter-to-school/${letterCase}`;

async function letterOf(letterCase: string, form: Record<string, string> = answers, lang = 'en') {
  const sent = await answerSchoolLetter(asked(path(letterCase, lang), form));
  if (!('letter' in sent) || !sent.letter) throw new Error('no letter');
  return sent.letter;
}

async function refusalOf(letterCase: string, form: Record<string, string>) {
  const sent = await answerSchoolLetter(asked(path(letterCase), form));
  if (!('init' in sent)) throw new Error('not refused');
  return { status: sent.init?.status, errors: sent.data.errors, values: sent.data.values };
}

const textOf = async (...which: Parameters<typeof letterOf>) =>
  letterText((await letterOf(...which)).english).join('\n');

describe('the letter', () => {
  it('to a school gives notice from the day after the last one there, and asks nobody', async () => {
    const text = await textOf('school');
    expect(text).toContain('14 Sycamore Court\nLondon E17 9ZZ\n23 November 2026');
    expect(text).toContain('The Head Teacher\nLarkhill Primary School\nDear Head Teacher');
    expect(text).toContain('born on 3 May 2016');
    expect(text).toContain('From 28 November 2026 Matei Ștefănescu will no longer attend');
    expect(text).toContain('does not depend on consent');
  });

  it('for a special school asks the council, and leaves the child on the roll', async () => {
    const text = await textOf('special-school');
    expect(text).toContain('Dear Sir or Madam');
    expect(text).toContain('I ask for the council’s consent');
    expect(text).toContain('from 27 November 2026');
    expect(text).toContain('reply in writing by 14 December 2026');
    expect(text).not.toContain('no longer attend');
  });

  it('under an order asks the council to revoke it, with a school or without one', async () => {
    expect(await textOf('order')).toContain('in force that names Larkhill Primary School');
    const unnamed = await textOf('order', { ...answers, school: '' });
    expect(unnamed).toContain('for whom a school attendance order is in force');
  });

  it('has the language of the reader beside it, and English alone for readers of English', async () => {
    expect((await letterOf('school')).translation).toBeUndefined();
    const { translation } = await letterOf('school', answers, 'ur');
    expect(translation?.content.direction).toBe('rtl');
    expect(translation?.content.subject).toContain('Matei Ștefănescu');
  });

  it('names the head teacher only in a letter to a school', async () => {
    const named = { ...answers, headName: 'Mrs Grace Adeyemi' };
    expect(await textOf('school', named)).toContain('Dear Mrs Grace Adeyemi');
    expect(await textOf('order', named)).not.toContain('Adeyemi');
  });

  it.each(LETTER_CASES)('%s is made from the fields that its page shows', async (letterCase) => {
    const page = renderToStaticMarkup(
      <LanguageProvider language="en">
        <SchoolLetterPage letterCase={letterCase} />
      </LanguageProvider>,
    );
    const shown = Object.entries(answers).filter(([name]) => page.includes(`name="${name}"`));
    expect(await textOf(letterCase, Object.fromEntries(shown))).toContain(answers.childName);
  });

  it('is of one of three kinds, and no other address has one', () => {
    expect(loadSchoolLetter(asked(path('order')))).toEqual({ letterCase: 'order' });
    expect(loadSchoolLetter(asked(`${path('Order')}/`))).toEqual({ letterCase: 'order' });
    expect(() => loadSchoolLetter(asked(path('college')))).toThrow();
  });
});

describe('what is missing or cannot stand', () => {
  it('is said of each field, with all that was typed', async () => {
    const { status, errors, values } = await refusalOf('school', { parentName: ' ', day: '' });
    expect(status).toBe(400);
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'parentName required',
      'childName required',
      'dateOfBirth required',
      'school required',
      'day required',
    ]);
    expect(values).toEqual({ parentName: ' ', day: '' });
  });

  it.each([
    ['day', dateFields('day', '2027-11-24'), 'too-far'],
    ['day', dateFields('day', '2025-11-22'), 'too-far'],
    ['day', dateFields('day', '2026-10-25'), 'past-school'],
    ['dateOfBirth', dateFields('dateOfBirth', '2022-11-28'), 'too-young'],
    ['dateOfBirth', dateFields('dateOfBirth', '2010-08-31'), 'past-school-age'],
    ['dateOfBirth', dateFields('dateOfBirth', '2026-11-24'), 'date-in-future'],
    ['dateOfBirth', dateFields('dateOfBirth', '2001-11-22'), 'over-25'],
    ['address', { address: '1\n2\n3\n4\n5\n6\n7' }, 'too-many-lines'],
    ['childName', { childName: 'a\u202eb' }, 'hidden-characters'],
    ['school', { school: 'a\u0000b' }, 'control-characters'],
    ['childName', { childName: 'x'.repeat(121) }, 'too-long'],
  ])('%s of %j: %s', async (field, change, code) => {
    const { errors } = await refusalOf('school', { ...answers, ...change });
    expect(errors).toMatchObject([{ field, code }]);
  });
});

describe('the day and the age', () => {
  it.each([
    ['school', '2026-10-26'],
    ['special-school', '2026-11-23'],
    ['order', '2025-11-23'],
  ])('%s: %s can stand', async (letterCase, day) => {
    expect(await letterOf(letterCase, { ...answers, ...dateFields('day', day) })).toBeTruthy();
  });

  it('consent is not asked for a day that has gone by', async () => {
    const form = { ...answers, ...dateFields('day', '2026-11-22') };
    const { errors } = await refusalOf('special-school', form);
    expect(errors).toMatchObject([{ field: 'day', code: 'past-special-school' }]);
  });

  it.each(['2022-11-27', '2010-09-01'])('of a child born on %s can stand', async (born) => {
    expect(
      await letterOf('school', { ...answers, ...dateFields('dateOfBirth', born) }),
    ).toBeTruthy();
  });
});

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '{{school}} $t(headTeacher)',
    '#read("/etc/passwd") $x$ @ref *bold*',
    '"quoted" \'single\' & <b>bold</b>',
  ];

  it.each(hostile)('%s stands in letter, page and PDF as it was typed', async (typed) => {
    const form = { ...answers, childName: typed };
    const letter = await letterOf('school', form);
    expect(letter.english.subject).toContain(typed);
    const page = renderToStaticMarkup(
      <LanguageProvider language="en">
        <SchoolLetterPage letterCase="school" sent={{ values: form, errors: [], letter }} />
      </LanguageProvider>,
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<b>bold');
    const { pdf } = await downloaded(form);
    expect(pdf.text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')).toContain(typed.slice(0, 12));
  });
});

async function downloaded(form: Record<string, string>, language = 'en', network = '192.0.2.9') {
  const args = asked(`${path('school', language)}/letter.pdf`, form, network);
  const response = await downloadSchoolLetter(args);
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
  const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()));
  return { pdf, headers: response.headers };
}

describe('the PDF', () => {
  it('has the same words, tagged, and is stored nowhere on its way', async () => {
    const { pdf, headers } = await downloaded(answers);
    expect(headers.get('Content-Type')).toBe('application/pdf');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="letter-school.pdf"');
    expect(pdf.tagged).toBe(true);
    expect(pdf.text).toContain('From 28 November 2026 Matei Ștefănescu will no longer attend');
  });

  it('has the translation on a page of its own', async () => {
    const { pdf } = await downloaded(answers, 'ro');
    expect(pdf.pages.length).toBeGreaterThan(1);
    expect(pdf.text).toContain('28 noiembrie 2026');
  });

  it('of fields that cannot stand sends them to the page, which says so', async () => {
    const args = asked(`${path('school')}/letter.pdf`, { ...answers, childName: '' });
    const response = await downloadSchoolLetter(args);
    expect(response.status).toBe(307);
    expect(response.headers.get('Location')).toBe('/en/guide/letter-to-school/school');
  });

  it('is made 120 times an hour for one network, then waits in words', async () => {
    const from = (network: string) =>
      downloadSchoolLetter(asked(`${path('school')}/letter.pdf`, answers, network));
    await from('192.0.2.77');
    await db().$executeRaw`update rate_limit set hits = 120 where key like 'guide-letter:%'`;
    const refused = await from('192.0.2.77');
    expect(refused.status).toBe(429);
    const page = await refused.text();
    expect(page).toContain('Too many letters');
    expect(page).toContain('<form method="post" action="/en/guide/letter-to-school/school">');
    expect(page).toMatch(/<textarea hidden name="parentName">\nIoana Ștefănescu<\/textarea>/);
    expect((await from('192.0.2.78')).status).toBe(200);
  });
});

it('nothing of a letter is kept: no table has a name of it', async () => {
  await letterOf('school', { ...answers, childName: 'Nowhere Kept' });
  const tables = await db().$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`;
  expect(tables.length).toBeGreaterThan(20);
  for (const { name } of tables) {
    const [found] = await db().$queryRawUnsafe<{ n: number }[]>(
      `select count(*)::int as n from "${name}" r where r::text like '%Nowhere Kept%'`,
    );
    expect(found?.n, name).toBe(0);
  }
});
