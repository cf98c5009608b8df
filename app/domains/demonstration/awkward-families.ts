import type { Temporal } from 'temporal-polyfill';
import { academicYear } from '~/platform/calendar';
import type { ChildSketch, FamilySketch, NoticeSketch } from './sketch';

const street = (line1: string, postcode: string) => ({
  line1,
  line2: '',
  town: 'London',
  postcode,
});

const notice = (
  told: Pick<NoticeSketch, 'parentName' | 'email' | 'stage' | 'daysAgo'> & Partial<NoticeSketch>,
): NoticeSketch => ({
  relation: 'mother',
  language: 'en',
  source: 'portal',
  owner: null,
  phone: '07700900146',
  address: street('12 Larkspur Road', 'E17 4AB'),
  ...told,
});

const child = (
  told: Pick<ChildSketch, 'sex' | 'givenNames' | 'familyName' | 'dateOfBirth'> &
    Partial<ChildSketch>,
): ChildSketch => ({ setting: 'mainstream', ...told });

/** An ISO birthday of a child in that year group (0 is Reception), so many days into the school year. */
export function bornInYear(today: Temporal.PlainDate, yearGroup: number, day: number): string {
  return academicYear(today)
    .from.subtract({ years: yearGroup + 5 })
    .add({ days: day })
    .toString();
}

const bornAgo = (today: Temporal.PlainDate, years: number, months = 0) =>
  today.subtract({ years, months }).toString();

/** The families that the signs on the start page name. */
function familiesToSignInWith(today: Temporal.PlainDate): FamilySketch[] {
  const born = (year: number, day: number) => bornInYear(today, year, day);
  return [
    {
      background: 'english',
      children: [
        child({
          sex: 'female',
          givenNames: 'Edith',
          familyName: 'Fairweather',
          dateOfBirth: born(7, 44),
        }),
        child({
          sex: 'male',
          givenNames: 'Jude',
          familyName: 'Fairweather',
          dateOfBirth: born(4, 201),
        }),
        child({
          sex: 'female',
          givenNames: 'Nell',
          familyName: 'Fairweather',
          dateOfBirth: born(1, 97),
          setting: 'never-at-school',
        }),
      ],
      notices: [
        notice({
          parentName: 'Clara Fairweather',
          email: 'parent@example.org',
          stage: 'decided',
          daysAgo: 372,
          owner: 'officer',
          children: [0, 1],
          why: {
            reasons: ['lifestyle'],
            words: 'We want more time outdoors and at our own pace.',
            choice: 'free',
            pressedWords: '',
            mayAskSchool: null,
          },
          outline: 'Projects in the morning, woods in the afternoon. I can send photos.',
          help: ['session', 'exams'],
          contacts: [
            {
              daysAgo: 369,
              how: 'phone',
              outcome: 'reached',
              note: 'Answered at once; happy to write.',
            },
          ],
          messages: [
            {
              from: 'council',
              daysAgo: 366,
              language: 'en',
              text: 'Thank you for your notice. Is there anything you would like help with?',
            },
            {
              from: 'parent',
              daysAgo: 365,
              language: 'en',
              text: 'Could you tell me where home-educated children sit examinations near here?',
            },
            {
              from: 'council',
              daysAgo: 364,
              language: 'en',
              text: 'Yes. Two colleges take private candidates. Ring them before the autumn half term, since places go early.',
            },
          ],
        }),
        notice({
          parentName: 'Clara Fairweather',
          email: 'parent@example.org',
          stage: 'waiting-parent',
          daysAgo: 9,
          owner: 'officer',
          children: [2],
          messages: [
            {
              from: 'council',
              daysAgo: 2,
              language: 'en',
              text: 'Thank you for telling us about Nell. When you are ready, could you send a few lines on what she is doing? Any form is fine.',
            },
          ],
        }),
      ],
    },
    {
      background: 'romanian',
      children: [
        child({
          sex: 'female',
          givenNames: 'Ștefania',
          familyName: 'Țurcanu',
          knownAs: 'Fani',
          dateOfBirth: born(5, 150),
        }),
        child({
          sex: 'male',
          givenNames: 'Mihăiță',
          familyName: 'Țurcanu',
          dateOfBirth: born(2, 20),
        }),
      ],
      notices: [
        notice({
          parentName: 'Crăița Țurcanu',
          email: 'mama@example.org',
          language: 'ro',
          stage: 'open',
          daysAgo: 6,
          owner: 'officer',
          interpreter: 'spoken',
          why: {
            reasons: ['no-school-preference', 'other'],
            words:
              'Așteptăm un loc la școala de lângă casă. Între timp învățăm acasă, cu manuale din România.',
            choice: 'free',
            pressedWords: '',
            mayAskSchool: 'yes',
          },
          messages: [
            {
              from: 'council',
              daysAgo: 4,
              language: 'en',
              text: 'Thank you. I can write in English and have your answer read by an interpreter. Is that all right?',
            },
            {
              from: 'parent',
              daysAgo: 3,
              language: 'ro',
              text: 'Da, mulțumesc. Scriu în română. Ștefania citește deja „Amintiri din copilărie”.',
            },
          ],
        }),
      ],
    },
    {
      background: 'urdu',
      children: [
        child({ sex: 'male', givenNames: 'یوسف', familyName: 'قریشی', dateOfBirth: born(6, 88) }),
        child({
          sex: 'female',
          givenNames: 'زینب',
          familyName: 'قریشی',
          dateOfBirth: born(3, 260),
          needs: 'ehc-plan',
          needsWords: 'زینب کو بولنے میں مدد کی ضرورت ہے۔',
        }),
      ],
      notices: [
        notice({
          parentName: 'ولیدہ قریشی',
          email: 'walida@example.org',
          language: 'ur',
          stage: 'new',
          daysAgo: 1,
          why: {
            reasons: ['religious', 'dissatisfied-send'],
            words: 'ہم چاہتے ہیں کہ بچے گھر پر سکون سے پڑھیں۔ اسکول میں زینب کی مدد بہت کم تھی۔',
            choice: 'free',
            pressedWords: '',
            mayAskSchool: 'ask-me-first',
          },
          messages: [
            {
              from: 'parent',
              daysAgo: 0,
              language: 'ur',
              text: 'کیا زینب کا ای ایچ سی پلان گھر پر بھی جاری رہے گا؟',
            },
          ],
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({
          sex: 'male',
          givenNames: 'Felix',
          familyName: 'Harrington-Vale',
          dateOfBirth: born(11, 130),
          rating: {
            level: 'amber',
            reason:
              'Parents live apart and tell it differently; nobody else has seen Felix since July.',
          },
          indicators: [
            { code: 'isolation', reason: 'Mother says he sees no other children at present.' },
          ],
        }),
      ],
      notices: [
        notice({
          parentName: 'Joanna Vale',
          email: 'mother@example.org',
          stage: 'open',
          daysAgo: 8,
          owner: 'second-officer',
          address: street('4 Mill Race', 'E17 3AE'),
          otherParent: {
            told: true,
            name: 'Peter Harrington',
            relation: 'father',
            parentalResponsibility: 'yes',
            livesWithChild: 'no',
          },
        }),
        notice({
          parentName: 'Peter Harrington',
          relation: 'father',
          email: 'father@example.org',
          stage: 'new',
          daysAgo: 2,
          phone: '07700900512',
          address: street('88 Old Bakery Lane', 'E11 3AN'),
          why: {
            reasons: ['mental-health'],
            words: 'Felix has hardly slept. I think school is the cause.',
            choice: 'free',
            pressedWords: '',
            mayAskSchool: 'yes',
          },
        }),
      ],
    },
  ];
}

/** One family for every case in which people go wrong. */
function familiesToMind(today: Temporal.PlainDate): FamilySketch[] {
  const born = (year: number, day: number) => bornInYear(today, year, day);
  return [
    {
      background: 'irish',
      children: [
        child({
          sex: 'female',
          givenNames: 'Aoife',
          familyName: 'O’Connor',
          dateOfBirth: bornAgo(today, 4, 6),
          setting: 'never-at-school',
        }),
        child({
          sex: 'male',
          givenNames: 'Cillian',
          familyName: 'O’Connor',
          dateOfBirth: born(3, 66),
        }),
      ],
      notices: [
        notice({
          parentName: 'Siobhán O’Connor',
          email: 'siobhan@example.org',
          stage: 'new',
          daysAgo: 0,
        }),
      ],
    },
    {
      background: 'caribbean',
      children: [
        child({
          sex: 'male',
          givenNames: 'Malachi',
          familyName: 'St. Hilaire',
          dateOfBirth: bornAgo(today, 17),
          setting: 'college-14-16',
        }),
      ],
      notices: [
        notice({
          parentName: 'Keziah St. Hilaire',
          email: 'keziah@example.org',
          stage: 'new',
          daysAgo: 3,
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({
          sex: 'male',
          givenNames: 'Reuben',
          familyName: 'Ashworth',
          dateOfBirth: born(6, 310),
          setting: 'special-placed',
          needs: 'ehc-plan',
          needsWords: 'Autistic. Noise and crowds are very hard for him.',
        }),
      ],
      notices: [
        notice({
          parentName: 'Ruth Ashworth',
          email: 'ruth@example.org',
          stage: 'waiting-other',
          waitsFor: 'special-school-consent',
          daysAgo: 7,
          owner: 'officer',
          why: {
            reasons: ['dissatisfied-send'],
            words: 'The taxi ride alone takes away his day.',
            choice: 'free',
            pressedWords: '',
            mayAskSchool: 'yes',
          },
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({
          sex: 'female',
          givenNames: 'Rosie',
          familyName: 'Merrick',
          dateOfBirth: born(9, 12),
          setting: 'attendance-order',
          indicators: [
            {
              code: 'prosecution-or-attendance-proceedings',
              reason: 'School attendance order of last spring.',
            },
            {
              code: 'emotionally-based-school-avoidance',
              reason: 'In her own words to the nurse.',
            },
          ],
          rating: {
            level: 'red',
            reason: 'Order in force; not seen by a professional since spring.',
          },
        }),
      ],
      notices: [
        notice({
          parentName: 'Dawn Merrick',
          email: 'dawn@example.org',
          stage: 'waiting-other',
          waitsFor: 'order-revocation',
          daysAgo: 5,
          owner: 'second-officer',
        }),
      ],
    },
    {
      background: 'west-african',
      children: [
        child({
          sex: 'male',
          givenNames: 'Kwame',
          familyName: 'Owusu-Ansah',
          dateOfBirth: born(11, 40),
          indicators: [
            {
              code: 'pressed-by-school',
              reason: 'Parent writes that the head suggested it twice.',
            },
            { code: 'entered-key-stage-4', reason: 'Came out of school in Year 11.' },
          ],
          rating: {
            level: 'high-red',
            reason: 'Choice may not be free, examinations in June, no plan yet.',
          },
        }),
      ],
      notices: [
        notice({
          parentName: 'Efua Owusu-Ansah',
          email: 'efua@example.org',
          stage: 'overdue',
          daysAgo: 20,
          owner: 'officer',
          why: {
            reasons: ['exclusion-risk', 'school-suggestion'],
            words: 'We did not want this.',
            choice: 'pressed',
            pressedWords:
              'The head of year said it would be this or a permanent exclusion, and that it was better for his record.',
            mayAskSchool: 'ask-me-first',
          },
          contacts: [
            { daysAgo: 15, how: 'phone', outcome: 'no-answer', nextTryInDays: -12 },
            { daysAgo: 11, how: 'letter', outcome: 'sent', note: 'Letter 1 sent.' },
          ],
        }),
      ],
    },
    {
      background: 'pakistani',
      children: [
        child({
          sex: 'female',
          givenNames: 'Hafsa',
          familyName: 'Siddiqui',
          dateOfBirth: born(2, 180),
          indicators: [
            { code: 'domestic-abuse', reason: 'Told by the parent; lives in a refuge.' },
          ],
          rating: { level: 'red', reason: 'Recent move to safety; nursery school not told why.' },
        }),
      ],
      notices: [
        notice({
          parentName: 'Sana Siddiqui',
          email: null,
          source: 'phone',
          stage: 'open',
          daysAgo: 4,
          owner: 'senior',
          address: null,
          addressSecret: true,
          unsafe: ['email', 'home-post'],
          safetyNote: 'Ring only between 10 and 2. Never leave a message. Never write.',
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({ sex: 'male', givenNames: 'Toby', familyName: 'Garland', dateOfBirth: born(4, 5) }),
      ],
      notices: [
        notice({
          parentName: 'Ellen Garland',
          email: 'ellen@example.org',
          stage: 'waiting-parent',
          daysAgo: 12,
          owner: 'second-officer',
          unsafe: ['email'],
          safetyNote: 'My husband reads my email. Please write in the portal only.',
        }),
      ],
    },
    {
      background: 'polish',
      children: [
        child({
          sex: 'female',
          givenNames: 'Łucja',
          familyName: 'Wiśniewska',
          dateOfBirth: born(5, 77),
        }),
        child({
          sex: 'male',
          givenNames: 'Jędrzej',
          familyName: 'Wiśniewski',
          dateOfBirth: born(7, 301),
        }),
      ],
      notices: [
        notice({
          parentName: 'Małgorzata Wiśniewska',
          email: 'malgorzata@example.org',
          stage: 'due-soon',
          daysAgo: 13,
          owner: 'officer',
          spoken: { language: 'other', languageOther: 'Polish' },
          interpreter: 'spoken',
        }),
      ],
    },
    {
      background: 'turkish',
      children: [
        child({
          sex: 'female',
          givenNames: 'Işıl',
          familyName: 'Çelik',
          dateOfBirth: born(10, 215),
          needs: 'ehc-awaited',
        }),
      ],
      notices: [
        notice({
          parentName: 'İpek Çelik',
          email: 'ipek@example.org',
          stage: 'due-today',
          daysAgo: 14,
          owner: 'officer',
          spoken: { language: 'other', languageOther: 'Turkish' },
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({
          sex: 'female',
          givenNames: 'Anastasia-Wilhelmina Persephone Clementine Guinevere Theodora',
          familyName: 'Featherstonehaugh-Cholmondeley-Majoribanks-Wriothesley',
          knownAs: 'Ana',
          dateOfBirth: born(3, 34),
        }),
      ],
      notices: [
        notice({
          parentName: 'Beatrix Featherstonehaugh-Cholmondeley-Majoribanks-Wriothesley',
          email: 'beatrix@example.org',
          stage: 'new',
          daysAgo: 1,
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({
          sex: 'male',
          givenNames: 'Wilfred',
          familyName: 'Larkin',
          dateOfBirth: born(6, 60),
        }),
      ],
      notices: [
        notice({
          parentName: 'Maud Larkin',
          email: 'maud@example.org',
          stage: 'open',
          daysAgo: 5,
          owner: 'officer',
          withdrawn: true,
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({
          sex: 'female',
          givenNames: 'Ivy',
          familyName: 'Pemberton',
          dateOfBirth: born(8, 190),
        }),
      ],
      notices: [
        notice({
          parentName: 'Hugh Pemberton',
          relation: 'father',
          email: 'hugh@example.org',
          stage: 'closed',
          ending: 'withdrawn',
          daysAgo: 41,
          owner: 'second-officer',
          withdrawn: true,
        }),
      ],
    },
    {
      background: 'english',
      children: [
        child({
          sex: 'male',
          givenNames: 'Sam',
          familyName: 'Barlow',
          dateOfBirth: born(2, 111),
          setting: 'home-educated-elsewhere',
        }),
      ],
      notices: [
        notice({
          parentName: 'Nan Barlow',
          relation: 'grandparent',
          email: null,
          source: 'post',
          stage: 'open',
          daysAgo: 6,
          owner: 'officer',
          interpreter: 'bsl',
          helper: {
            wanted: true,
            name: 'Jess Barlow',
            relation: 'granddaughter',
            contact: '07700900333',
            may: ['read', 'write'],
            until: today.add({ months: 3 }).toString(),
          },
        }),
      ],
    },
    {
      background: 'bulgarian',
      children: [
        child({
          sex: 'male',
          givenNames: 'Калоян',
          familyName: 'Георгиев',
          dateOfBirth: born(9, 250),
          setting: 'independent',
          schoolTyped: 'Частно училище „Светлина“, Пловдив',
        }),
      ],
      notices: [
        notice({
          parentName: 'Радост Георгиева',
          email: 'radost@example.org',
          stage: 'closed',
          ending: 'not-home-education',
          daysAgo: 33,
          owner: 'officer',
          spoken: { language: 'other', languageOther: 'Bulgarian' },
        }),
      ],
    },
  ];
}

/** The families drawn by hand: those to sign in with first, then one for each awkward case. */
export function awkwardFamilies(today: Temporal.PlainDate): FamilySketch[] {
  return [...familiesToSignInWith(today), ...familiesToMind(today)];
}
