import { AREAS, type Area } from '../evidence.codes';
import type { LastTold, ToldAgain, YearlyAnswers } from '../evidence.views';

const said = (words: string) => words.trim() !== '';

/** An answer in which nothing is said yet. */
export function emptyYearly(): YearlyAnswers {
  const nothing = (): ToldAgain => ({ changed: null, words: '' });
  return {
    areas: {
      academic: nothing(),
      personal: nothing(),
      physical: nothing(),
      creative: nothing(),
      technology: nothing(),
      interests: nothing(),
    },
    whole: nothing(),
    ways: [],
    waysWords: '',
    account: { name: '', who: '', reach: '', words: '' },
    later: { weeks: null, because: '' },
    feeling: null,
    feelingWords: '',
    still: null,
    reasons: [],
    reasonWords: '',
    help: [],
    helpWords: '',
    next: null,
    nextWords: '',
    ehc: null,
    ehcWords: '',
    copiedFrom: null,
  };
}

/** The parts that are about the parent more than about one child: asked once, copied to a sibling's answer. */
export type Shared = Pick<
  YearlyAnswers,
  'feeling' | 'feelingWords' | 'still' | 'reasons' | 'reasonWords' | 'help' | 'helpWords'
>;

export function sharedOf(answers: YearlyAnswers): Shared {
  const { feeling, feelingWords, still, reasons, reasonWords, help, helpWords } = answers;
  return { feeling, feelingWords, still, reasons, reasonWords, help, helpWords };
}

function saysShared(answers: Shared): boolean {
  return (
    answers.feeling !== null ||
    answers.still !== null ||
    answers.reasons.length > 0 ||
    answers.help.length > 0 ||
    [answers.feelingWords, answers.reasonWords, answers.helpWords].some(said)
  );
}

/** True where the parent said why they chose this, whether it still is their choice, or what would help. */
export function saysWhy(answers: YearlyAnswers): boolean {
  const { still, reasons, reasonWords, help, helpWords } = answers;
  return saysShared({
    still,
    reasons,
    reasonWords,
    help,
    helpWords,
    feeling: null,
    feelingWords: '',
  });
}

const isTold = ({ changed, words }: ToldAgain) => changed !== null || said(words);

/** True where an answer says nothing: what was copied from a brother's or sister's answer and never looked at is nothing. */
export function saysNothingYearly(answers: YearlyAnswers): boolean {
  const { account, later } = answers;
  const written = [
    answers.waysWords,
    account.name,
    account.who,
    account.reach,
    account.words,
    later.because,
    answers.nextWords,
    answers.ehcWords,
  ];
  return (
    ![...AREAS.map((area) => answers.areas[area]), answers.whole].some(isTold) &&
    answers.ways.length === 0 &&
    later.weeks === null &&
    answers.next === null &&
    answers.ehc === null &&
    !written.some(said) &&
    (answers.copiedFrom !== null || !saysShared(answers))
  );
}

/** The answer as it is sent: "it is the same" carries the words that are the same. */
export function withStanding(answers: YearlyAnswers, last: LastTold | null): YearlyAnswers {
  const standing = (told: ToldAgain, before: string | undefined): ToldAgain =>
    told.changed === 'no' ? { changed: 'no', words: before ?? '' } : told;
  return {
    ...answers,
    areas: Object.fromEntries(
      AREAS.map((area): [Area, ToldAgain] => [
        area,
        standing(answers.areas[area], last?.areas[area]),
      ]),
    ) as YearlyAnswers['areas'],
    whole: standing(answers.whole, last?.whole),
    copiedFrom: null,
  };
}

/** The questions of the yearly request that a year can be laid beside the last one in. */
export const YEARLY_QUESTIONS = [
  ...AREAS,
  'whole',
  'feeling',
  'still',
  'reasons',
  'help',
  'next',
  'ehc',
] as const;
export type YearlyQuestion = (typeof YEARLY_QUESTIONS)[number];

/** What became of a question since the parent last answered it. Leaving one out is no fault, and means nothing. */
export type YearlyChange = 'unchanged' | 'changed' | 'new' | 'left-out';

function changeOfTold({ changed, words }: ToldAgain, before: string | undefined): YearlyChange {
  if (changed === 'no') return 'unchanged';
  if (!said(words) && changed === null) return 'left-out';
  if (!before || !said(before)) return 'new';
  return words.trim() === before.trim() ? 'unchanged' : 'changed';
}

type Chosen = { codes: readonly (string | null)[]; words: string };

const plain = ({ codes, words }: Chosen) =>
  JSON.stringify([codes.filter((code) => code !== null).sort(), words.trim()]);
const isLeftOut = ({ codes, words }: Chosen) =>
  codes.every((code) => code === null) && !said(words);

function changeOfChosen(now: Chosen, before: Chosen | null): YearlyChange {
  if (isLeftOut(now)) return 'left-out';
  if (!before || isLeftOut(before)) return 'new';
  return plain(now) === plain(before) ? 'unchanged' : 'changed';
}

function chosenIn(answers: YearlyAnswers) {
  return {
    feeling: { codes: [answers.feeling], words: answers.feelingWords },
    still: { codes: [answers.still], words: '' },
    reasons: { codes: answers.reasons, words: answers.reasonWords },
    help: { codes: answers.help, words: answers.helpWords },
    next: { codes: [answers.next], words: answers.nextWords },
    ehc: { codes: [answers.ehc], words: answers.ehcWords },
  } satisfies Record<string, Chosen>;
}

/**
 * For each question, whether it has changed since `last`, what the same parent said before
 * (`findLastTold`): for officers, who look at what has changed first.
 */
export function changesOf(
  answers: YearlyAnswers,
  last: Pick<LastTold, 'areas' | 'whole' | 'answers'> | null,
): Record<YearlyQuestion, YearlyChange> {
  const now = chosenIn(answers);
  const before = last?.answers ? chosenIn(last.answers) : null;
  const codes = ['feeling', 'still', 'reasons', 'help', 'next', 'ehc'] as const;
  return Object.fromEntries([
    ...AREAS.map((area) => [area, changeOfTold(answers.areas[area], last?.areas[area])]),
    ['whole', changeOfTold(answers.whole, last?.whole)],
    ...codes.map((code) => [code, changeOfChosen(now[code], before?.[code] ?? null)]),
  ]) as Record<YearlyQuestion, YearlyChange>;
}
