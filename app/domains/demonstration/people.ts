import type { Generator } from './generator';

/** The languages of the portal that invented families use. */
export type SpokenHere = 'en' | 'ro' | 'ur';

/** Names that go together, and the language such a family asks for; every person is invented. */
export type Background = {
  code: string;
  weight: number;
  /** A portal language, or `other` with its English name. */
  language: SpokenHere | 'other';
  languageOther?: string;
  female: readonly string[];
  male: readonly string[];
  family: readonly string[];
  /** Family names that differ by sex, such as Nowak–Kowalska; the index goes with `family`. */
  familyFemale?: readonly string[];
};

export const BACKGROUNDS = [
  {
    code: 'english',
    weight: 40,
    language: 'en',
    female: ['Alice', 'Grace', 'Poppy', 'Freya', 'Ivy', 'Martha', 'Nell', 'Rosie', 'Edith', 'Maya'],
    male: ['Arthur', 'Felix', 'Harry', 'Jude', 'Leo', 'Oscar', 'Reuben', 'Sam', 'Toby', 'Wilfred'],
    family: [
      'Ashworth',
      'Barlow',
      'Cartwright',
      'Dunmore',
      'Ellison',
      'Fairweather',
      'Garland',
      'Holloway',
      'Larkin',
      'Merrick',
      'Pemberton',
      'Whitlock',
      'Smith-Jones',
      'Harrington-Vale',
    ],
  },
  {
    code: 'irish',
    weight: 8,
    language: 'en',
    female: ['Aoife', 'Niamh', 'Siobhán', 'Róisín'],
    male: ['Cillian', 'Oisín', 'Seán', 'Pádraig'],
    family: ['O’Connor', 'O’Sullivan', 'D’Arcy', 'McEvoy', 'Ní Bhriain'],
  },
  {
    code: 'west-african',
    weight: 12,
    language: 'en',
    female: ['Abena', 'Chiamaka', 'Efua', 'Ngozi', 'Temitope'],
    male: ['Chidi', 'Kofi', 'Kwame', 'Olumide', 'Tunde'],
    family: ['Adeyemi', 'Boateng', 'Mensah', 'Nwosu', 'Okonkwo', 'Owusu-Ansah'],
  },
  {
    code: 'caribbean',
    weight: 8,
    language: 'en',
    female: ['Aaliyah', 'Shanice', 'Keziah'],
    male: ['Jerome', 'Malachi', 'Tyrell'],
    family: ['Campbell', 'Gayle', 'St. Hilaire', 'Walters'],
  },
  {
    code: 'romanian',
    weight: 12,
    language: 'ro',
    female: ['Ioana', 'Andreea', 'Ștefania', 'Mălina', 'Crăița'],
    male: ['Andrei', 'Ștefan', 'Mihăiță', 'Țepeș', 'Luca'],
    family: ['Ionescu', 'Popescu', 'Țurcanu', 'Șerban', 'Măgureanu', 'Văcărescu'],
  },
  {
    code: 'urdu',
    weight: 12,
    language: 'ur',
    female: ['عائشہ', 'زینب', 'مریم', 'فاطمہ', 'حفصہ'],
    male: ['علی', 'حمزہ', 'یوسف', 'بلال', 'ابراہیم'],
    family: ['خان', 'احمد', 'قریشی', 'چوہدری', 'صدیقی'],
  },
  {
    code: 'pakistani',
    weight: 10,
    language: 'en',
    female: ['Ayesha', 'Hafsa', 'Maryam', 'Zainab'],
    male: ['Bilal', 'Hamza', 'Ibrahim', 'Yusuf'],
    family: ['Ahmed', 'Chaudhry', 'Khan', 'Qureshi', 'Siddiqui'],
  },
  {
    code: 'polish',
    weight: 8,
    language: 'other',
    languageOther: 'Polish',
    female: ['Zofia', 'Małgorzata', 'Agnieszka', 'Łucja'],
    male: ['Łukasz', 'Wojciech', 'Stanisław', 'Jędrzej'],
    family: ['Wiśniewski', 'Kowalczyk', 'Dąbrowski', 'Zieliński'],
    familyFemale: ['Wiśniewska', 'Kowalczyk', 'Dąbrowska', 'Zielińska'],
  },
  {
    code: 'turkish',
    weight: 6,
    language: 'other',
    languageOther: 'Turkish',
    female: ['Elif', 'Işıl', 'Gülşen', 'İpek'],
    male: ['Çağrı', 'İsmail', 'Oğuz', 'Işık'],
    family: ['Yıldız', 'Öztürk', 'Şahin', 'Çelik'],
  },
  {
    code: 'bulgarian',
    weight: 5,
    language: 'other',
    languageOther: 'Bulgarian',
    female: ['Калина', 'Desislava', 'Радост'],
    male: ['Bozhidar', 'Калоян', 'Lyuben'],
    family: ['Dimitrov', 'Георгиев', 'Stoyanov'],
    familyFemale: ['Dimitrova', 'Георгиева', 'Stoyanova'],
  },
] as const satisfies readonly Background[];

export type BackgroundCode = (typeof BACKGROUNDS)[number]['code'];

/** The background with that code. */
export function backgroundOf(code: BackgroundCode): Background {
  return BACKGROUNDS.find((background) => background.code === code)!;
}

/** A background, each as often as its weight says. */
export function anyBackground(choose: Generator): Background {
  const total = BACKGROUNDS.reduce((sum, { weight }) => sum + weight, 0);
  let at = choose.fraction() * total;
  return BACKGROUNDS.find(({ weight }) => (at -= weight) < 0) ?? BACKGROUNDS[0];
}

/** The family name as it is written for a person of that sex. */
export function familyNameFor(
  background: Background,
  index: number,
  sex: 'female' | 'male',
): string {
  const names = (sex === 'female' && background.familyFemale) || background.family;
  return names[index % names.length]!;
}

const STREETS = [
  'Larkspur Road',
  'Chestnut Walk',
  'Mill Race',
  'Tanner’s Green',
  'Forest Rise',
  'Sundial Street',
  'Kestrel Hill',
  'Old Bakery Lane',
  'Reach Road',
  'St Brannock’s Close',
];
const DISTRICTS = ['E4 6', 'E4 8', 'E10 5', 'E10 7', 'E11 1', 'E11 3', 'E17 3', 'E17 4', 'E17 9'];
const POSTCODE_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';

/** An invented address with a postcode of the right shape. */
export function anyAddress(choose: Generator) {
  const letters = [0, 1].map(() => choose.pick([...POSTCODE_LETTERS])).join('');
  return {
    line1: `${choose.whole(1, 190)} ${choose.pick(STREETS)}`,
    line2: choose.chance(0.2) ? `Flat ${choose.whole(1, 40)}` : '',
    town: 'London',
    postcode: choose.pick(DISTRICTS) + letters,
  };
}

/** A telephone number from those that never belong to anybody. */
export function anyPhone(choose: Generator): string {
  return `07700900${String(choose.whole(0, 999)).padStart(3, '0')}`;
}
