/** Kinds of school as the portal tells them apart. */
export const SCHOOL_KINDS = [
  'mainstream',
  'special',
  'independent',
  'alternative',
  'college',
  'nursery',
  'other',
] as const;
export type SchoolKind = (typeof SCHOOL_KINDS)[number];

const KIND_BY_WORDS: readonly [RegExp, SchoolKind][] = [
  [/pupil referral|alternative provision/, 'alternative'],
  [/special (post[ -]16|college)/, 'college'],
  [/special/, 'special'],
  [/city technology college/, 'mainstream'],
  [/independent/, 'independent'],
  [/further education|sixth form|16 to 19|16-19|higher education|institution funded/, 'college'],
  [/nursery/, 'nursery'],
  [
    /children.s centre|secure|offshore|online provider|miscellaneous|service children|british schools overseas/,
    'other',
  ],
];

/** The kind of school that the official file's type of establishment stands for. */
export function kindOfType(type: string): SchoolKind {
  const words = type.toLowerCase();
  return KIND_BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'mainstream';
}

/** The phase as a code: `primary`, `secondary`, `all-through`, `16-plus`, `nursery`, or `other`. */
export function phaseOf(phase: string): string {
  const words = phase.toLowerCase();
  if (/all[ -]through/.test(words)) return 'all-through';
  if (/16 plus|16\+/.test(words)) return '16-plus';
  if (/nursery/.test(words)) return 'nursery';
  if (/primary/.test(words)) return 'primary';
  return /secondary/.test(words) ? 'secondary' : 'other';
}

/** False only where the official file says that the school has closed. */
export function isOpen(status: string): boolean {
  return !/^closed/i.test(status.trim());
}
