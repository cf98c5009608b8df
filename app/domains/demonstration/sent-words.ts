import type { Area } from '~/domains/evidence';
import type { SpokenHere } from './people';

/** What invented parents wrote in their plans, by area; each family takes some. */
export const PLAN_WORDS: Record<SpokenHere, Partial<Record<Area, readonly string[]>>> = {
  en: {
    academic: [
      'Maths from a workbook four mornings a week. She is on fractions. English is mostly reading aloud together and letters to her aunt.',
      'We do not teach to a list. This term it is volcanoes, so there has been measuring, a timeline and a lot of reading.',
      'An online school for maths, English and science, mornings only. Reports come every half term and I can send them.',
    ],
    personal: [
      'Scouts on Wednesdays. He shops and cooks for the family once a week and keeps his own small budget.',
      'Two other families meet with us on Fridays. The children plan the day themselves.',
    ],
    physical: ['Swimming on Tuesdays and the park most days.', 'Football with the local club.'],
    creative: [
      'Piano, and a great deal of drawing. She is making a comic about a dog who runs a post office.',
      'We bake, sew and build. Last month it was puppets.',
    ],
    technology: ['Scratch on the computer, twice a week for an hour.'],
    interests: [
      'Trains. All of it: timetables, maps, history, models.',
      'Birds. A list on the fridge.',
    ],
  },
  ro: {
    academic: [
      'Matematica după manualul din România, dimineața. La română citim împreună și scriem câte o pagină în fiecare zi.',
      'Învață engleza cu o profesoară, de două ori pe săptămână. Istoria o povestim la masă.',
    ],
    personal: [
      'Merge la biserică duminica și la un grup de copii vinerea. Are două prietene bune.',
    ],
    physical: ['Înot sâmbăta. Se plimbă mult cu bicicleta.'],
    creative: ['Cântă la vioară și desenează. I-am trimis și o poză cu un desen.'],
  },
  ur: {
    academic: [
      'ریاضی روزانہ صبح ایک گھنٹہ۔ اردو اور انگریزی دونوں پڑھتے ہیں۔ کہانیاں وہ خود چنتا ہے۔',
      'ہم کسی مقررہ نصاب پر نہیں چلتے۔ آج کل سیارے پڑھ رہے ہیں۔',
    ],
    personal: ['ہفتے میں دو بار دوسرے بچوں کے ساتھ ملتے ہیں۔ گھر کے کاموں میں مدد کرتا ہے۔'],
    physical: ['روزانہ پارک میں کھیلنا اور ہفتے کو کرکٹ۔'],
    interests: ['خطاطی میں بہت دلچسپی ہے۔ ایک نمونہ ساتھ بھیجا ہے۔'],
  },
};

/** Whole texts of parents who wrote no areas. */
export const WHOLE_WORDS: Record<SpokenHere, readonly string[]> = {
  en: [
    'A day here does not look like school. We read in bed until nine. Then there is usually a project, lunch that he makes, and outside until it gets dark. I write down what we did on Sundays and can show you a month of it.',
    'We follow a structured course and finish most of it before lunch. Afternoons are for clubs, friends and whatever she is building.',
  ],
  ro: [
    'Învățăm acasă în ritmul copilului. Dimineața carte, după-amiaza afară. Ținem un caiet cu ce am făcut și îl putem arăta.',
  ],
  ur: ['ہم گھر پر بچے کی رفتار سے پڑھتے ہیں۔ صبح کتاب، شام کو کھیل۔ ہم ایک ڈائری رکھتے ہیں۔'],
};

/** Pieces of evidence that are words or links. */
export const EVIDENCE_WORDS: Record<SpokenHere, readonly string[]> = {
  en: [
    'Finished the second maths book this week and asked for the next one.',
    'She explained tides to her grandfather with two oranges and a lamp.',
  ],
  ro: ['A terminat de citit prima carte groasă și a povestit-o bunicii la telefon.'],
  ur: ['اس ہفتے پہلی پوری کتاب خود پڑھی اور دادی کو سنائی۔'],
};
