import type { Language } from '~/platform/i18n';
import type { EnquiryBody } from '~/domains/enquiry';
import type { Stage, StaffKey } from './sketch';

/** A question, a wish to talk, or word of being pressed, that came without a notice. */
export type EnquirySketch = {
  body: Exclude<EnquiryBody, { form: 'page' }>;
  language: Language;
  stage: Extract<Stage, 'new' | 'open' | 'overdue' | 'closed'>;
  daysAgo: number;
  owner: StaffKey | null;
};

const ask = (told: Partial<Extract<EnquiryBody, { form: 'ask' }>>): EnquirySketch['body'] => ({
  form: 'ask',
  wish: 'writing',
  about: '',
  school: '',
  name: '',
  email: '',
  phone: '',
  times: '',
  language: '',
  interpreter: false,
  ...told,
});

const pressed = (
  told: Partial<Extract<EnquiryBody, { form: 'pressure' }>>,
): EnquirySketch['body'] => ({
  form: 'pressure',
  what: '',
  who: '',
  school: '',
  schoolContact: null,
  name: '',
  email: '',
  ...told,
});

/** Enquiries of every kind, from people with and without a name. */
export const ENQUIRIES: readonly EnquirySketch[] = [
  {
    language: 'en',
    stage: 'new',
    daysAgo: 0,
    owner: null,
    body: ask({
      about: 'If we try it for a term and it does not suit her, can she have her old place back?',
      email: 'asks-1@example.org',
    }),
  },
  {
    language: 'ro',
    stage: 'new',
    daysAgo: 1,
    owner: null,
    body: ask({
      about: 'Trebuie să cer voie școlii înainte să încep?',
      name: 'Mălina',
      email: 'asks-2@example.org',
      language: 'Română',
    }),
  },
  {
    language: 'ur',
    stage: 'open',
    daysAgo: 3,
    owner: 'officer',
    body: ask({
      wish: 'call',
      about: 'میں فون پر بات کرنا چاہتی ہوں۔',
      phone: '07700 900731',
      times: 'Mornings',
      language: 'اردو',
      interpreter: true,
    }),
  },
  {
    language: 'en',
    stage: 'overdue',
    daysAgo: 12,
    owner: 'second-officer',
    body: ask({
      about: 'Who pays for GCSEs if we teach at home?',
      name: 'T. Walters',
      email: 'asks-4@example.org',
    }),
  },
  {
    language: 'en',
    stage: 'closed',
    daysAgo: 30,
    owner: 'officer',
    body: ask({
      about: 'Is there a group that meets near Chingford?',
      email: 'asks-5@example.org',
    }),
  },
  {
    language: 'en',
    stage: 'new',
    daysAgo: 1,
    owner: null,
    body: ask({
      wish: 'school-meeting',
      about: 'I would like somebody from the council to sit with us when we see the head.',
      school: 'Marlstone Academy',
      name: 'Ms Gayle',
      phone: '07700 900118',
    }),
  },
  {
    language: 'en',
    stage: 'open',
    daysAgo: 5,
    owner: 'senior',
    body: ask({
      wish: 'meeting',
      about: 'Could we talk before we decide anything?',
      email: 'asks-7@example.org',
      times: 'After 4',
    }),
  },
  {
    language: 'en',
    stage: 'new',
    daysAgo: 2,
    owner: null,
    body: pressed({
      what: 'The deputy told me to sign a letter saying we home educate, or he would be excluded before Christmas.',
      who: 'Deputy head',
      school: 'Northgate Park Academy',
      schoolContact: 'ask-first',
      email: 'pressed-1@example.org',
    }),
  },
  {
    language: 'en',
    stage: 'open',
    daysAgo: 6,
    owner: 'senior',
    body: pressed({
      what: 'They keep saying a smaller setting, or home, would be kinder before the mocks.',
      school: 'The Dial School',
      schoolContact: 'no',
    }),
  },
  {
    language: 'en',
    stage: 'overdue',
    daysAgo: 15,
    owner: null,
    body: pressed({
      what: 'Was handed a form already filled in.',
      who: 'Attendance office',
      school: 'Saltmarsh Community School',
      schoolContact: 'yes',
      name: 'A parent',
    }),
  },
];
