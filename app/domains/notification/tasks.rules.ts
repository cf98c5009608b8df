import type { Answers, ChildAnswers, Setting, Task } from './answers.schema';
import { lettersFor } from './letters.rules';

export type TaskState = 'done' | 'started' | 'not-started' | 'choice' | 'blocked';

/** What is answered in which part of the list; `check` is the last page. */
export const TASK_GROUPS = [
  { key: 'aboutYou', tasks: ['you', 'contact', 'language', 'helper', 'otherParent'] },
  { key: 'yourChildren', tasks: ['children'] },
  { key: 'yourPlans', tasks: ['why', 'start', 'outline', 'help'] },
  { key: 'send', tasks: ['consequences', 'check'] },
] as const satisfies readonly { key: string; tasks: readonly (Task | 'check')[] }[];

/** The path of each task's page under its draft. */
export const TASK_PATHS: Record<Task | 'check', string> = {
  you: 'you',
  contact: 'contact',
  language: 'language',
  helper: 'helper',
  otherParent: 'other-parent',
  children: 'children',
  why: 'why',
  start: 'start',
  outline: 'outline',
  help: 'help',
  consequences: 'consequences',
  check: 'check',
};

/** True where the child of that setting is on the roll of, or tied by an order to, a school. */
export function hasSchool(setting: Setting): boolean {
  switch (setting) {
    case 'mainstream':
    case 'special-placed':
    case 'special-other':
    case 'independent':
    case 'attendance-order':
      return true;
    case 'never-at-school':
    case 'home-educated-elsewhere':
    case 'college-14-16':
      return false;
  }
}

/** True where the school's or college's name is asked. */
export function asksPlace(setting: Setting): boolean {
  return hasSchool(setting) || setting === 'college-14-16';
}

/** True where a letter goes with the notification: notice, request for consent, or for revoking (SI 2024/208 regulation 9; Education Act 1996 s.442). */
export function needsLetter(child: Pick<ChildAnswers, 'learning'>): boolean {
  return child.learning !== undefined && hasSchool(child.learning.setting);
}

function childrenState(children: readonly ChildAnswers[]): TaskState {
  if (children.length === 0) return 'not-started';
  return children.every((child) => child.learning) ? 'done' : 'started';
}

/**
 * How far each task is. Only a name, and each child's name, date of birth and place of learning,
 * are needed; whatever else is a choice and never stands in the way of sending.
 */
export function taskStates(answers: Answers): Record<Task | 'check', TaskState> {
  const choice = (task: Task): TaskState => (answers[task] === undefined ? 'choice' : 'done');
  const you: TaskState = answers.you ? 'done' : 'not-started';
  const children = childrenState(answers.children);
  return {
    you,
    contact: choice('contact'),
    language: choice('language'),
    helper: choice('helper'),
    otherParent: choice('otherParent'),
    children,
    why: choice('why'),
    start: choice('start'),
    outline: choice('outline'),
    help: choice('help'),
    consequences: answers.consequences?.confirmed ? 'done' : 'choice',
    check: you === 'done' && children === 'done' ? 'not-started' : 'blocked',
  };
}

/** True where all that is needed is there. */
export function canSend(answers: Answers): boolean {
  return taskStates(answers).check === 'not-started';
}

/** What may be dropped because another answer made it irrelevant. */
export const DROPPED = [
  'you.relationOther',
  'contact.addressSecret',
  'language.languageOther',
  'language.interpreterNote',
  'helper.details',
  'otherParent.details',
  'learning.school',
  'learning.area',
  'learning.orderCouncil',
  'why.pressedWords',
  'why.mayAskSchool',
  'start.letters',
] as const;
export type Dropped = (typeof DROPPED)[number];

type Pruning = { answers: Answers; dropped: Set<Dropped> };

/**
 * Takes out every answer that another answer made irrelevant, and says which. What was never given
 * is not named. Pruned answers come out as they went in.
 */
export function pruneAnswers(answers: Answers): { answers: Answers; dropped: Dropped[] } {
  const pruning: Pruning = { answers: { ...answers }, dropped: new Set() };
  prunePeople(pruning);
  pruneChildren(pruning);
  prunePlans(pruning);
  return { answers: pruning.answers, dropped: DROPPED.filter((code) => pruning.dropped.has(code)) };
}

function prunePeople({ answers, dropped }: Pruning): void {
  const { you, contact, language, helper, otherParent } = answers;
  if (you && you.relation !== 'other' && you.relationOther) {
    answers.you = { ...you, relationOther: '' };
    dropped.add('you.relationOther');
  }
  if (contact && contact.address === null && contact.addressSecret) {
    answers.contact = { ...contact, addressSecret: false };
    dropped.add('contact.addressSecret');
  }
  if (language && language.language !== 'other' && language.languageOther) {
    answers.language = { ...language, languageOther: '' };
    dropped.add('language.languageOther');
  }
  if (answers.language && !asksInterpreterNote(answers.language) && language?.interpreterNote) {
    answers.language = { ...answers.language, interpreterNote: '' };
    dropped.add('language.interpreterNote');
  }
  if (helper && !helper.wanted) {
    const { name, relation, contact: reach, may, until } = helper;
    if (name || relation || reach || may.length > 0 || until) dropped.add('helper.details');
    answers.helper = { wanted: false, name: '', relation: '', contact: '', may: [], until: null };
  }
  if (otherParent && !otherParent.told) {
    const { told: _, ...details } = otherParent;
    if (Object.values(details).some(Boolean)) dropped.add('otherParent.details');
    answers.otherParent = {
      told: false,
      name: '',
      relation: '',
      parentalResponsibility: null,
      livesWithChild: null,
      contact: '',
      note: '',
    };
  }
}

function asksInterpreterNote(language: NonNullable<Answers['language']>): boolean {
  return language.interpreter !== null && language.interpreter !== 'none';
}

function pruneChildren({ answers, dropped }: Pruning): void {
  answers.children = answers.children.map((child) => {
    if (!child.learning) return child;
    const learning = { ...child.learning };
    if (!asksPlace(learning.setting) && (learning.schoolName || learning.schoolUrn)) {
      Object.assign(learning, { schoolName: '', schoolUrn: null });
      dropped.add('learning.school');
    }
    if (learning.setting !== 'home-educated-elsewhere' && learning.area) {
      learning.area = '';
      dropped.add('learning.area');
    }
    if (learning.setting !== 'attendance-order' && learning.orderCouncil) {
      learning.orderCouncil = '';
      dropped.add('learning.orderCouncil');
    }
    return { ...child, learning };
  });
}

function prunePlans({ answers, dropped }: Pruning): void {
  const { why, start, children } = answers;
  if (why && why.choice !== 'suggested' && why.choice !== 'pressed') {
    if (why.pressedWords) dropped.add('why.pressedWords');
    if (why.mayAskSchool) dropped.add('why.mayAskSchool');
    answers.why = { ...why, pressedWords: '', mayAskSchool: null };
  } else if (why?.mayAskSchool && noneAtSchool(children)) {
    answers.why = { ...why, mayAskSchool: null };
    dropped.add('why.mayAskSchool');
  }
  if (start && start.letters.length > 0) {
    const planned = new Set(lettersFor(answers).map((letter) => letter.key));
    const letters = start.letters.filter((letter) => planned.has(letter.key));
    if (letters.length < start.letters.length) dropped.add('start.letters');
    answers.start = { ...start, letters };
  }
}

/** Every child is known to be at no school. While one is not answered for, nothing is concluded. */
function noneAtSchool(children: readonly ChildAnswers[]): boolean {
  return (
    children.length > 0 &&
    children.every((child) => child.learning && !hasSchool(child.learning.setting))
  );
}
