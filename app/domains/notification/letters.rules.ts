import {
  letterKind,
  lettersToWrite,
  type LearningSituation,
  type LetterChild,
  type LetterKind,
  type LetterSchool,
  type LetterTask,
} from '~/domains/letter';
import type { Answers, ChildAnswers, LETTER_WAYS, Setting } from './answers.schema';

export type WrittenKind = Exclude<LetterKind, 'none'>;
export type LetterWay = (typeof LETTER_WAYS)[number];

/** One letter that follows from the answers: to a school, or to the council. */
export type PlannedLetter = {
  /** The same as long as it is about the same school, or the same child's request. */
  key: string;
  kind: WrittenKind;
  /** Empty where no school is known (an order that names none). */
  schoolName: string;
  childKeys: string[];
};

const SITUATIONS: Record<Setting, LearningSituation> = {
  mainstream: 'mainstream',
  'special-placed': 'special-la-placed',
  'special-other': 'special-other',
  independent: 'independent',
  'never-at-school': 'never-at-school',
  'home-educated-elsewhere': 'home-educated-elsewhere',
  'attendance-order': 'attendance-order',
  'college-14-16': 'college-14-16',
};

/** The kind of letter that a child's setting calls for (SI 2024/208 regulation 9; protocol 4.6, 4.7). */
export function letterKindFor(setting: Setting): LetterKind {
  return letterKind(SITUATIONS[setting]);
}

/** A short, stable mark of a text, so that no name stands in an address. */
function markOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return [high, low].map((half) => (half >>> 0).toString(36).padStart(7, '0')).join('');
}

function schoolOf({ learning }: ChildAnswers): LetterSchool | undefined {
  if (!learning?.schoolName.trim()) return undefined;
  return { name: learning.schoolName, ...(learning.schoolUrn ? { urn: learning.schoolUrn } : {}) };
}

/** When the letters say that home education begins, and by when an answer is hoped for (ISO dates). */
export type LetterDates = { startsOn: string; replyBy?: string };

function letterChild(child: ChildAnswers, setting: Setting, dates: LetterDates): LetterChild {
  return {
    name: `${child.givenNames} ${child.familyName}`,
    ...(child.knownAs ? { knownAs: child.knownAs } : {}),
    dateOfBirth: child.dateOfBirth,
    situation: SITUATIONS[setting],
    startsOn: dates.startsOn,
    ...(dates.replyBy ? { replyBy: dates.replyBy } : {}),
    school: schoolOf(child),
  };
}

function keyOf(task: LetterTask, keys: string[]): string {
  if (task.kind !== 'deregistration') return `${task.kind}-${keys[0]}`;
  const { name, urn } = task.school;
  const folded = name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
  return `notice-${markOf(urn ? `urn:${urn}` : folded)}`;
}

/** The letters with all that they are written from, in the children's order; one for each school. */
export function letterTasks(
  answers: Pick<Answers, 'children'>,
  dates: LetterDates,
): { letter: PlannedLetter; task: LetterTask }[] {
  const keys = new Map<LetterChild, string>();
  for (const child of answers.children) {
    if (child.learning) keys.set(letterChild(child, child.learning.setting, dates), child.key);
  }
  return lettersToWrite([...keys.keys()]).map((task) => {
    const children = task.kind === 'deregistration' ? task.children : [task.child];
    const childKeys = children.map((child) => keys.get(child)!);
    return {
      letter: {
        key: keyOf(task, childKeys),
        kind: task.kind,
        schoolName: task.school?.name ?? '',
        childKeys,
      },
      task,
    };
  });
}

/**
 * The letters that follow from where the children learn: one notice for all children of a school, a
 * request to the council for each child placed at a special school or under an order, none for a
 * child who leaves no school.
 */
export function lettersFor(answers: Pick<Answers, 'children'>): PlannedLetter[] {
  return letterTasks(answers, { startsOn: '2000-01-01' }).map(({ letter }) => letter);
}

/** True where the letter goes to a school; the others are requests to the council. */
export function goesToSchool(letter: PlannedLetter): boolean {
  return letter.kind === 'deregistration';
}

/** What the parent chose for a letter; null where nothing was chosen. */
export function choiceFor(answers: Answers, key: string) {
  return answers.start?.letters.find((letter) => letter.key === key) ?? null;
}

/**
 * The date that letters name as the start (ISO), or null where the parent is not sure yet: a notice
 * without a date would take a child off a roll by accident. `writtenOn` stands in where home
 * education has begun on a day not told.
 */
export function letterStart(answers: Answers, writtenOn: string): string | null {
  if (answers.start?.startsOn) return answers.start.startsOn;
  return answers.start?.alreadyStarted ? writtenOn : null;
}
