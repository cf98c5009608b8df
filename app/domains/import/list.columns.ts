/**
 * The headings of the council's existing list of home-educated children: one child a line. The first
 * name of each is the one in the template.
 */
export const LIST_HEADINGS = {
  givenNames: ['Given names', 'First names', 'Forename', 'First name'],
  familyName: ['Family name', 'Surname', 'Last name'],
  knownAs: ['Known as', 'Preferred name'],
  dateOfBirth: ['Date of birth', 'DOB', 'Birth date'],
  sex: ['Sex', 'Gender'],
  upn: ['UPN'],
  line1: ['Address line 1', 'Address'],
  line2: ['Address line 2'],
  town: ['Town'],
  postcode: ['Postcode'],
  school: ['School before', 'Previous school', 'Last school'],
  schoolUrn: ['School URN', 'Previous school URN'],
  startedOn: ['Home educated since', 'Start date', 'EHE start date'],
  parentName: ['Parent name', 'Parent', 'Carer name'],
  parentEmail: ['Parent email', 'Email'],
  parentPhone: ['Parent phone', 'Phone', 'Telephone'],
  language: ['Language'],
  plan: ['EHC plan', 'EHCP'],
  lastReview: ['Last review', 'Last review date'],
} as const satisfies Record<string, readonly string[]>;

export type ListColumn = keyof typeof LIST_HEADINGS;

export const REQUIRED_LIST_COLUMNS = ['givenNames', 'familyName', 'dateOfBirth'] as const;

/** A file with more lines is sent in parts: all of a file is written in one go. */
export const MOST_LIST_ROWS = 2000;
