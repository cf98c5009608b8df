import type { SpokenHere } from './people';

/** What invented parents answered to the yearly request, as a whole. */
export const YEAR_WORDS: Record<SpokenHere, readonly string[]> = {
  en: [
    'A good year. Reading has taken off, and maths is steady. We go to two groups a week now.',
    'Slower than we hoped in spring, when I was ill. Since summer there is a rhythm again.',
    'Much the same as last year, only that the projects have become longer and are their own idea.',
  ],
  ro: ['A fost un an bun. Citește mult mai mult, iar la matematică lucrăm în fiecare dimineață.'],
  ur: ['سال اچھا گزرا۔ پڑھنا بہت بہتر ہوا ہے اور حساب روزانہ ہوتا ہے۔'],
};

/** What officers wrote down of answers by telephone and in person. */
export const TOLD_WORDS = [
  'Mother rang. All is well: swimming, the maths course, a group on Fridays. She would like to hear of examination centres.',
  'Father answered at the library session. He says they have moved to shorter mornings, and that it suits everybody.',
] as const;

/** Why a child is held out of the requests for now. */
export const HOLD_WORDS = [
  'The grandmother who lived with them died last week. I will ring in the new year.',
  'Their officer is in touch about the EHC plan already; one letter is enough.',
] as const;
