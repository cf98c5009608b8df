import i18next from 'i18next';

import en from '../../../locales/en/letter.json';
import ro from '../../../locales/ro/letter.json';
import ur from '../../../locales/ur/letter.json';

import type { CouncilContact, LetterChild, LetterLanguage, LetterParent } from './letter.types';

export const council: CouncilContact = {
  name: 'Waltham Forest Council',
  team: 'Elective Home Education team',
  addressLines: ['Town Hall', 'Forest Road', 'London E17 4JF'],
  email: 'home.education@example.org',
  phone: '020 7946 0123',
};

export const parent: LetterParent = {
  name: 'Ioana Ștefănescu',
  addressLines: ['14 Sycamore Court', 'London E17 9ZZ'],
  email: 'ioana@example.org',
};

/** A child at a mainstream school, unless the story says otherwise. */
export function child(differs: Partial<LetterChild> = {}): LetterChild {
  return {
    name: 'Matei Ștefănescu',
    dateOfBirth: '2016-05-03',
    situation: 'mainstream',
    startsOn: '2026-11-30',
    school: { name: 'Larkhill Primary School', addressLines: ['Larkhill Road', 'London E17 0AA'] },
    ...differs,
  };
}

const i18n = i18next.createInstance();
await i18n.init({
  fallbackLng: false,
  ns: ['letter'],
  keySeparator: '.',
  interpolation: { escapeValue: false },
  resources: { en: { letter: en }, ro: { letter: ro }, ur: { letter: ur } },
});

/** A language through i18next, as pages have it. */
export function throughI18next(language: string): LetterLanguage {
  return { language, t: i18n.getFixedT(language, 'letter') };
}
