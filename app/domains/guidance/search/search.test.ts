import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadProfile } from '~/platform/profile/profile.server';
import type { Language } from '~/platform/i18n';
import { englishPage, readEnglish } from '../guide/guide-page.server';
import { guidePages } from '../guide/guide.server';
import type { GuidePage } from '../guide/guide.types';
import type { GuideSlug } from '../guide/guide.contents';
import { foldWord, wordsOf } from './fold-words';
import { distanceUpTo, likeness } from './likeness';
import { openSearch } from './open-search.server';
import { searchGuide } from './search-guide';
import { buildIndex, type SearchIndex } from './search-index';

describe('words are compared as people type them', () => {
  test.each<[Language, string, string]>([
    ['en', 'Children', 'children'],
    ['en', "child's", 'child’s'],
    ['ro', 'școală', 'scoala'],
    ['ro', 'ŞCOALĂ', 'școala'],
    ['pl', 'Żłobek', 'zlobek'],
    ['pl', 'łódź', 'LODZ'],
    ['tr', 'IŞIK', 'ışık'],
    ['tr', 'İZİN', 'izin'],
    ['tr', 'ışık', 'isik'],
    ['bg', 'Район', 'раион'],
    ['es', 'educación', 'EDUCACION'],
    ['pt', 'educação', 'educacao'],
    ['it', 'perché', 'perche'],
    ['ur', 'تعلیم', 'تعليم'],
    ['ur', 'اسکول', 'اسكول'],
    ['ur', 'گھر', 'گهر'],
    ['ur', 'بچّہ', 'بچہ'],
    ['ur', 'کونسل‌', 'کونسل'],
    ['pa', 'ਸ਼ਿਕਾਇਤ', 'ਸਿਕਾਇਤ'],
    ['pa', 'ਬੱਚਾ', 'ਬਚਾ'],
    ['pa', '੧੫', '15'],
    ['ta', 'பள்ளி', 'பள்ளி'],
  ])('%s: %s and %s', (language, a, b) => {
    expect(foldWord(a, language)).toBe(foldWord(b, language));
  });

  test('vowel signs of Indic scripts are kept: without them words are others', () => {
    expect(foldWord('ਘਰ', 'pa')).not.toBe(foldWord('ਘੋਰ', 'pa'));
    expect(foldWord('பல்', 'ta')).not.toBe(foldWord('பால்', 'ta'));
  });

  test('words are found in scripts of each kind, with where they stand', () => {
    expect(wordsOf('آپ کا بچہ', 'ur')).toHaveLength(3);
    expect(wordsOf('உங்கள் குழந்தை', 'ta')).toHaveLength(2);
    expect(wordsOf('ਤੁਹਾਡਾ ਬੱਚਾ।', 'pa')).toHaveLength(2);
    const [, word] = wordsOf('The Act, 1996.', 'en');
    expect('The Act, 1996.'.slice(word!.from, word!.to)).toBe('Act');
  });
});

describe('likeness', () => {
  test('letters that are wrong, missing, doubled or swapped', () => {
    for (const typed of ['attendence', 'attendanc', 'attendannce', 'attednance', 'atendence'])
      expect(likeness(typed, 'attendance')).toBeGreaterThan(0);
  });

  test('short words have to be right, and other words are others', () => {
    expect(likeness('ehp', 'ehc')).toBe(0);
    expect(likeness('home', 'house')).toBe(0);
    expect(likeness('court', 'school')).toBe(0);
    expect(likeness('queicha', 'que')).toBe(0);
  });

  const word = fc.string({ unit: fc.constantFrom(...'abcdeșиت'), maxLength: 12 });

  test('the distance is one of a metric, as far as it is asked for', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = distanceUpTo(a, b, 20);
        expect(distance).toBe(distanceUpTo(b, a, 20));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        const within = distanceUpTo(a, b, 2);
        expect(within).toBe(distance <= 2 ? distance : Infinity);
      }),
    );
  });

  test('one wrong letter in a word of five or more is forgiven', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abcdefghij'), minLength: 5, maxLength: 14 });
    fc.assert(
      fc.property(long, fc.nat(), fc.constantFrom('x', ''), (right, at, other) => {
        const place = at % right.length;
        const typed = right.slice(0, place) + other + right.slice(place + 1);
        expect(likeness(typed, right)).toBeGreaterThan(0);
      }),
    );
  });
});

/** Pages of a few words, of which it is known what is to be found. */
function page(slug: GuideSlug, language: Language, title: string, body: string): GuidePage {
  const { words } = readEnglish(
    `---\ntitle: ${title}\nsummary: ${title}.\naudience: families\nbasis: law\nsources: []\ncheckedOn: 2026-11-29\nversion: 1\nreadingAge: 9\nchanges: [{on: 2026-11-29, what: x}]\n---\n${body}\n`,
    loadProfile('waltham-forest'),
  );
  return { ...englishPage(slug, words!, 'english'), language };
}

const made: Partial<Record<Language, GuidePage[]>> = {
  ro: [
    page(
      'leaving-school',
      'ro',
      'Retragerea de la școală',
      '## Scrisoarea\n\nScrieți școlii că plecați.',
    ),
    page('exams', 'ro', 'Examene', '## Cât costă\n\nExamenele se plătesc de familie.'),
    page('special-educational-needs', 'ro', 'Cerințe educaționale speciale', 'Planul rămâne.'),
  ],
};

const tables: [Language, [typed: string, found: GuideSlug][]][] = [
  [
    'en',
    [
      ['attendence ordr', 'school-attendance-orders'],
      ['complane', 'disagreeing-and-complaining'],
      ['speshul needs', 'special-educational-needs'],
      ['EHCP', 'special-educational-needs'],
      ['exams cost', 'exams'],
      ['gcse', 'exams'],
      ['collage at 14', 'college-at-14'],
      ['tuter dbs', 'tutors-and-clubs'],
      ['home vists', 'meetings-and-visits'],
      ['off-rolling', 'if-a-school-pushed-you'],
      ['social workers', 'childrens-safety'],
      ['child benifit', 'money'],
      ['how do i take my child out of school', 'leaving-school'],
      ['school nurse', 'health-and-school-nursing'],
      ['acting licence', 'work-and-performance'],
      ['new act 2026', 'the-2026-act'],
      ['cookies', 'your-information'],
    ],
  ],
  [
    'ro',
    [
      ['scrisore scoala', 'leaving-school'],
      ['EXAMENELOR', 'exams'],
      ['banni', 'money'],
      ['vizite acasa', 'meetings-and-visits'],
      ['ordin de frecventare', 'school-attendance-orders'],
      ['cerinte speciale', 'special-educational-needs'],
      ['reclamatie', 'disagreeing-and-complaining'],
      ['întoarcere la şcoală', 'going-back-to-school'],
      ['profesor particlar', 'tutors-and-clubs'],
    ],
  ],
  [
    'ur',
    [
      ['اسكول چهوڑنا', 'leaving-school'],
      ['امتحانت', 'exams'],
      ['پیسہ', 'money'],
      ['شكایت', 'disagreeing-and-complaining'],
      ['ٹیوشین', 'tutors-and-clubs'],
    ],
  ],
  [
    'bg',
    [
      ['изпти', 'exams'],
      ['оплакване', 'disagreeing-and-complaining'],
      ['репетитр', 'tutors-and-clubs'],
      ['аутизам', 'special-educational-needs'],
      ['отписване от училище', 'leaving-school'],
    ],
  ],
  [
    'pl',
    [
      ['egzamny', 'exams'],
      ['pieniadze', 'money'],
      ['skarg na urzad', 'disagreeing-and-complaining'],
      ['wypisac ze szkoly', 'leaving-school'],
      ['korepetycje', 'tutors-and-clubs'],
    ],
  ],
  [
    'tr',
    [
      ['sinavlar', 'exams'],
      ['sikayet', 'disagreeing-and-complaining'],
      ['ozel ögretmen', 'tutors-and-clubs'],
      ['otizim', 'special-educational-needs'],
      ['devamsizlik', 'school-attendance-orders'],
    ],
  ],
  [
    'es',
    [
      ['examnes', 'exams'],
      ['dinero ayuda', 'money'],
      ['reclamasion', 'disagreeing-and-complaining'],
      ['vicitas', 'meetings-and-visits'],
      ['ausentismo', 'school-attendance-orders'],
    ],
  ],
  [
    'pt',
    [
      ['ezames', 'exams'],
      ['dineiro', 'money'],
      ['explicacoes', 'tutors-and-clubs'],
      ['deficiensia', 'special-educational-needs'],
      ['queicha', 'disagreeing-and-complaining'],
    ],
  ],
  [
    'pa',
    [
      ['ਇਮਤਹਾਨ', 'exams'],
      ['ਪੈਸਾ', 'money'],
      ['ਸਿਕਾਇਤ', 'disagreeing-and-complaining'],
      ['ਟਿਊਸਨ', 'tutors-and-clubs'],
      ['ਔਟਿਜਮ', 'special-educational-needs'],
    ],
  ],
  [
    'it',
    [
      ['essami', 'exams'],
      ['soldi', 'money'],
      ['reclammo', 'disagreeing-and-complaining'],
      ['ripetizzioni', 'tutors-and-clubs'],
      ['disabilita', 'special-educational-needs'],
    ],
  ],
  [
    'ta',
    [
      ['தேர்வு', 'exams'],
      ['பணம', 'money'],
      ['புகார்', 'disagreeing-and-complaining'],
      ['டியூசன்', 'tutors-and-clubs'],
      ['ஆட்டிஸம்', 'special-educational-needs'],
    ],
  ],
];

describe.each(tables)('search in %s', (language, table) => {
  let index: SearchIndex;
  beforeAll(() => {
    index = buildIndex(guidePages(language));
  });

  test.each(table)('%s', (typed, found) => {
    const hits = searchGuide(index, typed, language).map(({ slug }) => slug);
    expect(hits.slice(0, 3)).toContain(found);
  });
});

describe('what is found', () => {
  test('has the passage, with what was looked for marked, and the way to its part', () => {
    const [hit] = searchGuide(buildIndex(made.ro!), 'familie plateste', 'ro');
    expect(hit).toMatchObject({ slug: 'exams', heading: { id: 'cât-costă', text: 'Cât costă' } });
    expect(hit!.passage.map(({ text }) => text).join('')).toBe('Examenele se plătesc de familie.');
    expect(hit!.passage.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([
      'plătesc',
      'familie',
    ]);
  });

  test('is nothing where nothing is like it, and each page stands once', () => {
    const index = buildIndex(guidePages('en'));
    expect(searchGuide(index, 'zzyzx qwrtp', 'en')).toEqual([]);
    expect(searchGuide(index, '???', 'en')).toEqual([]);
    const slugs = searchGuide(index, 'school', 'en').map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.length).toBeLessThanOrEqual(10);
  });

  test('the title says more than the words below', () => {
    const [first] = searchGuide(buildIndex(guidePages('en')), 'money', 'en');
    expect(first?.slug).toBe('money');
  });

  test.each([
    ['SEND', 'special-educational-needs'],
    ['GDPR', 'your-information'],
  ])('%s leads first to the page that names it as looked for', (typed, slug) => {
    expect(searchGuide(buildIndex(guidePages('en')), typed, 'en')[0]?.slug).toBe(slug);
  });

  test('a word that the guide has is meant as it is, and a word that stands everywhere finds nothing', () => {
    const index = buildIndex(guidePages('en'));
    const marked = searchGuide(index, 'fine', 'en').flatMap(({ passage }) =>
      passage.flatMap(({ text, marked: is }) => (is ? [text] : [])),
    );
    expect(marked).toContain('fine');
    expect(marked.filter((word) => !/^fine/i.test(word))).toEqual([]);
    expect(searchGuide(index, 'the', 'en')).toEqual([]);
    const [alone, among] = ['fine', 'the fine'].map((typed) => searchGuide(index, typed, 'en'));
    expect(among).toEqual(alone);
  });

  test('whatever is typed, there is an answer soon, and it goes back into its box as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (typed) => {
        const { asked, hits } = openSearch(new URLSearchParams({ q: typed }), 'en');
        expect(asked).toBe(typed.trim());
        for (const { passage } of hits)
          expect(passage.map(({ text }) => text).join('')).toBeTypeOf('string');
      }),
      { numRuns: 200 },
    );
    const long = openSearch(new URLSearchParams({ q: `exams ${'🙂'.repeat(200)}` }), 'en');
    expect(long.asked).toBe(`exams ${'🙂'.repeat(94)}`);
    expect(long.hits[0]?.slug).toBe('exams');
    expect(openSearch(new URLSearchParams(), 'en')).toEqual({ asked: '', hits: [] });
  });
});
