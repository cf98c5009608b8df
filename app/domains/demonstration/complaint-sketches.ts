import type { ComplaintBody } from '~/domains/complaint';
import type { Language } from '~/platform/i18n';
import type { StaffKey } from './sketch';

/** Something done with a complaint, so many days after it came. */
export type ComplaintStep = {
  move: string;
  after: number;
  by: StaffKey;
  means?: 'portal' | 'letter' | 'phone' | 'in-person';
  outcome?: string;
  text?: string;
  doing?: string;
  /** Days after it came by which the council does it. */
  doBy?: number;
  staff?: StaffKey[];
};

export type ComplaintSketch = {
  body: ComplaintBody;
  language: Language;
  daysAgo: number;
  owner: StaffKey | null;
  about: StaffKey[];
  steps: ComplaintStep[];
};

const reach = { name: '', email: '', phone: '', address: '' };

/** A few of each kind: just come, in hand, answered, and one that waits to hear who somebody is. */
export const COMPLAINTS: readonly ComplaintSketch[] = [
  {
    body: {
      form: 'compliment',
      what: 'She listened, and explained the letter twice without making me feel slow.',
      who: 'Amara',
      name: 'A grateful dad',
      email: '',
    },
    language: 'en',
    daysAgo: 4,
    owner: null,
    about: [],
    steps: [
      { move: 'passed-on', after: 1, by: 'senior', staff: ['officer'] },
      { move: 'seen', after: 2, by: 'officer' },
    ],
  },
  {
    body: {
      form: 'complaint',
      ...reach,
      what: 'I was told that I must let somebody into my home. I do not think that is right.',
      who: 'The officer who called on Monday',
      right: 'I would like somebody else to write to me, and an apology.',
      name: 'J. Whitlock',
      email: 'complains-1@example.org',
    },
    language: 'en',
    daysAgo: 1,
    owner: null,
    about: [],
    steps: [],
  },
  {
    body: {
      form: 'complaint',
      ...reach,
      what: 'Am așteptat trei săptămâni un răspuns la întrebarea mea.',
      who: '',
      right: 'Un răspuns.',
      name: 'Sorina Ilie',
      email: 'complains-2@example.org',
    },
    language: 'ro',
    daysAgo: 9,
    owner: 'second-officer',
    about: ['officer'],
    steps: [
      { move: 'about', after: 1, by: 'senior', staff: ['officer'] },
      {
        move: 'acknowledged',
        after: 2,
        by: 'second-officer',
        means: 'portal',
        text: 'Thank you for telling us. I look into it and write to you with our answer.',
      },
    ],
  },
  {
    body: {
      form: 'complaint',
      ...reach,
      what: 'The report said that I did not answer, but I had sent photographs in June.',
      who: 'The report of July',
      right: 'Correct the report.',
      name: 'P. Anand',
      phone: '07700 900654',
    },
    language: 'en',
    daysAgo: 40,
    owner: 'second-officer',
    about: [],
    steps: [
      { move: 'about', after: 1, by: 'senior' },
      {
        move: 'acknowledged',
        after: 2,
        by: 'second-officer',
        means: 'phone',
        text: 'Called back: we have the complaint and look into it.',
      },
      {
        move: 'answered',
        after: 15,
        by: 'second-officer',
        means: 'phone',
        outcome: 'upheld',
        text: 'The photographs were there and were not opened before the report was written. We are sorry.',
        doing: 'We correct the report and send a new copy.',
        doBy: 25,
      },
    ],
  },
  {
    body: {
      form: 'data-complaint',
      ...reach,
      what: 'A letter for me went to my old address.',
      who: 'A letter of last month',
      right: 'Please delete the old address.',
      name: 'R. Okonjo',
      email: 'complains-4@example.org',
    },
    language: 'en',
    daysAgo: 6,
    owner: null,
    about: [],
    steps: [{ move: 'about', after: 1, by: 'senior' }],
  },
  {
    body: {
      form: 'own-data',
      ...reach,
      wishes: ['see'],
      of: 'both',
      child: 'Mirela',
      what: '',
      name: 'D. Stan',
      address: '4 Example Row, E17 0AA',
      identity: 'ask-me',
    },
    language: 'en',
    daysAgo: 8,
    owner: 'second-officer',
    about: [],
    steps: [
      {
        move: 'identity-asked',
        after: 2,
        by: 'second-officer',
        means: 'letter',
        text: 'Please call us on the number in this letter. We ask you one or two things that only you would know.',
      },
    ],
  },
];
