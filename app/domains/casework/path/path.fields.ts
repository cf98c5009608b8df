/** How a question of a path is answered. */
export type FieldType = 'line' | 'text' | 'date' | 'email' | 'choice' | 'tick';

type Field = { type: FieldType; max?: number; options?: readonly [string, ...string[]] };

/** Every question that a path or one of its steps may ask; words in `path:fields.<name>`. */
export const FIELDS = {
  school: { type: 'line', max: 160 },
  council: { type: 'line', max: 160 },
  who: { type: 'line', max: 160 },
  how: { type: 'choice', options: ['phone', 'email', 'letter', 'meeting', 'system'] },
  noticeOn: { type: 'date' },
  reviewBy: { type: 'date' },
  meetingOn: { type: 'date' },
  reference: { type: 'line', max: 80 },
  mayContact: { type: 'choice', options: ['yes', 'ask-first', 'no'] },
  answerBy: { type: 'date' },
  toName: { type: 'line', max: 160 },
  toEmail: { type: 'email' },
  question: { type: 'text', max: 4000 },
  why: { type: 'text', max: 2000 },
  plan: { type: 'choice', options: ['child-protection', 'child-in-need', 'enquiry'] },
  conferenceOn: { type: 'date' },
  coreGroupOn: { type: 'date' },
  shown: { type: 'choice', options: ['yes', 'no'] },
  hiddenReason: { type: 'line', max: 300 },
  shared: { type: 'text', max: 2000 },
  words: { type: 'text', max: 6000 },
  centre: { type: 'line', max: 160 },
  place: { type: 'line', max: 160 },
  startsOn: { type: 'date' },
  schoolKind: {
    type: 'choice',
    options: ['mainstream-school', 'special-school', 'alternative-provision', 'college'],
  },
  schoolUrn: { type: 'line', max: 6 },
  receiptBy: { type: 'date' },
  stepsHandedOver: { type: 'tick' },
  aware: { type: 'tick' },
} as const satisfies Record<string, Field>;
export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as [FieldName, ...FieldName[]];

/** The choices of a field; none where it is no choice. */
export function optionsOf(name: FieldName): readonly string[] {
  const field: Field = FIELDS[name];
  return field.options ?? [];
}
