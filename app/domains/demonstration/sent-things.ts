import type { Area, PlanAnswers, SendingKind, VoiceAnswers } from '~/domains/evidence';
import type { Refusal } from '~/platform/files/file-kinds';

/** How a file of the demonstration is made, so that it is the same every time. */
export type FileRecipe =
  | { make: 'photo' | 'drawing'; seed: number }
  | { make: 'sound'; notes: readonly number[] }
  | { make: 'text'; text: string }
  | { make: 'pdf'; language: 'en' | 'ro'; title: string; pages: readonly (readonly string[])[] };

export type FileSketch = {
  name: string;
  /** None where nothing of it is kept. */
  recipe?: FileRecipe;
  state?: 'ready' | 'waiting' | 'refused';
  refusal?: Refusal;
};

export type PieceSketch = {
  file?: FileSketch;
  link?: string;
  words?: string;
  title?: string;
  note?: string;
  areas?: Area[];
  /** Labelled with the child it was sent for; else with none. */
  labelled?: boolean;
  madeDaysAgo?: number;
  /** The place in the list of what it translates. */
  translates?: number;
};

/** One sending of one notice's parent. `unread`: nobody opened it; `opened`: looked at; `read`: marked so. */
export type SendingSketch = {
  kind: SendingKind;
  /** The place of the child among those of the notice. */
  child: number;
  daysAgo: number;
  stage: 'draft' | 'unread' | 'opened' | 'read';
  plan?: Partial<PlanAnswers>;
  voice?: Partial<VoiceAnswers>;
  note?: string;
  pieces?: PieceSketch[];
  asked?: { passage: string; quote: string; text: string; daysAgo: number; answer?: string };
};

const photo = (name: string, seed: number): FileSketch => ({
  name,
  recipe: { make: 'photo', seed },
});
const drawing = (name: string, seed: number): FileSketch => ({
  name,
  recipe: { make: 'drawing', seed },
});
const sound = (name: string, notes: number[]): FileSketch => ({
  name,
  recipe: { make: 'sound', notes },
});

const edithBefore: Partial<PlanAnswers> = {
  approach: 'structured',
  areas: {
    academic:
      'Maths from a workbook, four mornings a week. English is reading aloud together. Science is whatever the woods offer.',
    physical: 'Swimming on Tuesdays.',
    creative: 'Violin with Mrs Larkin, and drawing.',
  },
};

const edithNow: Partial<PlanAnswers> = {
  approach: 'mixed',
  areas: {
    academic:
      'Maths from a workbook, three mornings a week; she sets the pace now. English is reading aloud together. She keeps a reading diary, which I send. Science is whatever the woods offer.',
    physical: 'Swimming on Tuesdays.',
    creative: 'Violin with Mrs Larkin, and drawing. She played at the home for the elderly in May.',
    interests:
      'Birds. She knows forty by their song and keeps a list with the council’s nature officer.',
  },
  whole:
    'It is going well. What we would most like is a place where she can use a real laboratory.',
};

const clara: SendingSketch[] = [
  { kind: 'plan', child: 0, daysAgo: 368, stage: 'read', plan: edithBefore },
  {
    kind: 'plan',
    child: 1,
    daysAgo: 367,
    stage: 'read',
    plan: {
      areas: {
        academic: 'Reading is slow and happy. Sums with coins and cards.',
        physical: 'Climbing, and the park.',
      },
    },
  },
  {
    kind: 'evidence',
    child: 0,
    daysAgo: 200,
    stage: 'read',
    pieces: [
      {
        file: photo('bluebell walk.jpg', 11),
        title: 'A map of the woods, walked and drawn',
        areas: ['academic', 'physical'],
        labelled: true,
        madeDaysAgo: 210,
      },
    ],
  },
  {
    kind: 'plan',
    child: 0,
    daysAgo: 9,
    stage: 'opened',
    plan: edithNow,
    asked: {
      passage: 'area:interests',
      quote: edithNow.areas!.interests!,
      text: 'What a list. Would she like to come to the bird count in the park in January? And may I ask how she records the songs?',
      daysAgo: 6,
      answer: 'Yes please! She records them on my old phone. One is in what we sent today.',
    },
  },
  {
    kind: 'plan',
    child: 1,
    daysAgo: 3,
    stage: 'unread',
    plan: {
      areas: {
        academic: 'He reads by himself now. Sums with coins and cards.',
        physical: 'Climbing, and the park.',
      },
    },
  },
  {
    kind: 'evidence',
    child: 0,
    daysAgo: 2,
    stage: 'unread',
    note: 'A few things from this autumn. The violin is from a rehearsal.',
    pieces: [
      {
        file: {
          name: 'reading diary.pdf',
          recipe: {
            make: 'pdf',
            language: 'en',
            title: 'Reading diary',
            pages: [
              [
                'September. The Wolves of Willoughby Chase. I liked that the girls were brave. I did not like the train.',
                'Swallows and Amazons. Long, but then I wanted a boat.',
              ],
              [
                'October. A field guide to birds, every page. The best page is the wren.',
                'November. Poems by heart: two. I can say them if you like.',
              ],
            ],
          },
        },
        areas: ['academic'],
        labelled: true,
      },
      {
        file: drawing('heron.png', 5),
        title: 'A heron, drawn at the reservoir',
        areas: ['creative', 'interests'],
        labelled: true,
        madeDaysAgo: 30,
      },
      { file: sound('violin.wav', [440, 494, 554, 587, 659]), areas: ['creative'], labelled: true },
      {
        file: { ...photo('museum.jpg', 23), state: 'waiting' },
        areas: ['academic'],
        labelled: true,
      },
      {
        link: 'https://bird-songs.example.org/edith/wren',
        title: 'The wren, recorded by Edith',
        areas: ['interests'],
        labelled: true,
      },
      {
        file: {
          name: 'week.txt',
          recipe: {
            make: 'text',
            text: 'Mon maths, woods\nTue swimming, reading\nWed maths, violin\nThu museum\nFri maths, letters\n',
          },
        },
        title: 'One week, as it was',
      },
    ],
  },
  {
    kind: 'evidence',
    child: 1,
    daysAgo: 1,
    stage: 'unread',
    pieces: [
      {
        file: photo('straw bridge.jpg', 31),
        title: 'A bridge of straws that carried four books',
        areas: ['academic', 'technology'],
        labelled: true,
      },
      { file: { name: 'holiday.zip', state: 'refused', refusal: 'archive' }, labelled: true },
    ],
  },
  {
    kind: 'voice',
    child: 0,
    daysAgo: 2,
    stage: 'unread',
    voice: {
      words:
        'I like being at home because I can go out when the birds are there. I miss Freya. I want to do chemistry with real smells.',
      board: {
        like: ['animals', 'read', 'music', 'outside'],
        dislike: ['noise', 'early'],
        more: ['science', 'friends'],
        people: ['mum', 'brother', 'tutor'],
        places: ['woods', 'library'],
      },
    },
    pieces: [
      { file: drawing('me and the birds.png', 9), title: 'Me and the birds' },
      { file: sound('what I say.wav', [330, 392, 330, 294]) },
    ],
  },
];

const craita: SendingSketch[] = [
  {
    kind: 'plan',
    child: 0,
    daysAgo: 4,
    stage: 'opened',
    plan: {
      approach: 'structured',
      areas: {
        academic:
          'Ștefania învață după manualele din România: matematică, română și științe, câte trei ore dimineața. Engleza o face cu o profesoară, marțea și joia.',
        personal: 'Duminica la biserică, vinerea la un grup de copii din cartier.',
        creative: 'Cântă în cor și scrie povești.',
      },
    },
    asked: {
      passage: 'area:academic',
      quote:
        'Ștefania învață după manualele din România: matematică, română și științe, câte trei ore dimineața. Engleza o face cu o profesoară, marțea și joia.',
      text: 'Thank you. Would it help if we found a library group in English near you?',
      daysAgo: 2,
    },
  },
  {
    kind: 'evidence',
    child: 0,
    daysAgo: 3,
    stage: 'unread',
    pieces: [
      {
        file: {
          name: 'scrisoarea profesoarei.pdf',
          recipe: {
            make: 'pdf',
            language: 'ro',
            title: 'Scrisoare de la profesoara de engleză',
            pages: [
              [
                'Ștefania lucrează cu mine de două ori pe săptămână. Citește fluent și pune multe întrebări.',
                'Cu drag, Andreea Văcărescu',
              ],
            ],
          },
        },
        title: 'Scrisoare de la profesoara de engleză',
        areas: ['academic'],
        labelled: true,
      },
      {
        file: {
          name: 'letter from the tutor.pdf',
          recipe: {
            make: 'pdf',
            language: 'en',
            title: 'Letter from the English tutor',
            pages: [
              [
                'Ștefania works with me twice a week. She reads fluently and asks many questions.',
                'With warm wishes, Andreea Văcărescu',
              ],
            ],
          },
        },
        title: 'The same letter in English, by a friend',
        translates: 0,
        labelled: true,
      },
      {
        file: photo('caiet de matematică.jpg', 41),
        note: 'Prima pagină pe care a scris-o singură.',
        areas: ['academic'],
        labelled: true,
      },
    ],
  },
];

const walida: SendingSketch[] = [
  {
    kind: 'plan',
    child: 0,
    daysAgo: 0,
    stage: 'unread',
    plan: {
      approach: 'autonomous',
      areas: {
        academic:
          'یوسف صبح دو گھنٹے ریاضی اور انگریزی پڑھتا ہے۔ سائنس وہ تجربوں سے سیکھتا ہے۔ شام کو دادا کے ساتھ اردو۔',
        physical: 'ہفتے کو کرکٹ، اور روزانہ پارک۔',
        interests: 'خطاطی۔ ایک نمونہ ساتھ بھیجا ہے۔',
      },
    },
    pieces: [
      { file: drawing('خطاطی.png', 17), title: 'خطاطی کا نمونہ', areas: ['interests', 'creative'] },
    ],
  },
  {
    kind: 'voice',
    child: 1,
    daysAgo: 0,
    stage: 'unread',
    voice: {
      board: {
        like: ['draw', 'music'],
        dislike: ['noise', 'busy'],
        more: ['outside', 'swim'],
        people: ['mum', 'grandma'],
        places: ['home', 'garden'],
      },
      note: 'زینب نے خود انگلی سے دکھایا۔ میں نے صرف نام پڑھے۔',
      noteBy: 'ماں',
    },
    pieces: [{ file: sound('زینب.wav', [523, 494, 440]) }],
  },
];

const joanna: SendingSketch[] = [
  {
    kind: 'plan',
    child: 0,
    daysAgo: 5,
    stage: 'opened',
    plan: {
      approach: 'mixed',
      areas: {
        academic:
          'Felix follows two online courses, in maths and in biology. I sit with him for English.',
        personal: 'He sees nobody of his age yet. We are looking for a group, slowly.',
      },
      whole: 'He needs rest first. I do not want to promise more than he can do this winter.',
    },
    pieces: [{ file: photo('desk.jpg', 51), title: 'Where he works' }],
  },
];

const peter: SendingSketch[] = [
  {
    kind: 'plan',
    child: 0,
    daysAgo: 1,
    stage: 'unread',
    plan: { talk: true, talkWords: 'I would rather ring. After six on any day.' },
  },
  {
    kind: 'evidence',
    child: 0,
    daysAgo: 0,
    stage: 'unread',
    pieces: [
      {
        file: photo('bike repair.jpg', 61),
        title: 'He took the bike apart and put it together again',
        areas: ['technology'],
        labelled: true,
      },
    ],
  },
];

const ruth: SendingSketch[] = [
  {
    kind: 'evidence',
    child: 0,
    daysAgo: 2,
    stage: 'unread',
    note: 'Two files from the old laptop.',
    pieces: [
      { file: { name: 'timetable old.docm', state: 'refused', refusal: 'found' } },
      { words: 'If the file does not work I can read it to you on the telephone.' },
    ],
  },
];

/** A plan begun for Nell and not sent. */
const unsent: SendingSketch[] = [
  {
    kind: 'plan',
    child: 0,
    daysAgo: 1,
    stage: 'draft',
    plan: { areas: { creative: 'Mud, paint and' } },
    pieces: [{ file: photo('mud kitchen.jpg', 71) }],
  },
];

/** What the parents of named families sent: for each address, one list for each of their notices. */
export const SENT_THINGS: Readonly<Record<string, readonly SendingSketch[][]>> = {
  'parent@example.org': [clara, unsent],
  'mama@example.org': [craita],
  'walida@example.org': [walida],
  'mother@example.org': [joanna],
  'father@example.org': [peter],
  'ruth@example.org': [ruth],
};
