import type { SpokenHere } from './people';

/** What invented parents wrote about why, by the language they wrote in. */
export const WHY_WORDS: Record<SpokenHere | 'Polish' | 'Turkish', readonly string[]> = {
  en: [
    'She was unhappy every morning. At home she has started reading again.',
    'We have thought about this for two years and want to try it as a family.',
    'He is being called names on the bus and in class. We told the school four times.',
    'We will travel for part of the year with my work.',
    'Our faith is part of the whole day and we want learning to be too.',
    '',
    '',
  ],
  ro: [
    'Fiica mea nu mai voia să meargă la școală. Acasă învață cu plăcere.',
    'Așteptăm un loc la o școală apropiată de casă și între timp învățăm acasă.',
    '',
  ],
  ur: [
    'میرا بیٹا اسکول میں بہت پریشان رہتا تھا۔ ہم گھر پر پڑھانا چاہتے ہیں۔',
    'ہم چاہتے ہیں کہ بچے دینی اور دنیاوی تعلیم ساتھ حاصل کریں۔',
    '',
  ],
  Polish: ['Syn źle znosi hałas w szkole. W domu uczy się spokojniej.', ''],
  Turkish: ['Kızım okulda çok yoruluyor, evde daha mutlu ve ilgili.', ''],
};

/** First outlines of an education at home. */
export const OUTLINE_WORDS: readonly string[] = [
  'Maths and English in the morning with workbooks, then whatever they are curious about. Swimming on Tuesdays, a forest group on Thursdays.',
  'We do not follow a timetable. Right now it is volcanoes, baking and a lot of Lego. I keep a photo diary.',
  'An online school for the core subjects, piano at home, and football with the local club.',
  'Reading together every day, trips to museums, and Quran lessons with their grandfather.',
];

/** Notes that officers leave each other. */
export const NOTE_WORDS: readonly string[] = [
  'Spoke with the school: deletion confirmed, the form is on its way.',
  'Parent prefers writing. No need to ring.',
  'Older sibling was on our list two years ago; that ended well.',
];
