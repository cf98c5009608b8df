import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lately } from './lately';
import { resultsOf } from './results.rules';
import { SURVEY_ANSWERS, SURVEY_QUESTIONS, TOGETHER, type Chosen } from './survey.codes';
import { everyTotal, type SurveyTotal } from './survey-totals';
import {
  addAnswers,
  MARK_LENGTH,
  nothingWaits,
  readWaiting,
  writeWaiting,
} from './waiting-answers';

const chosen = fc.record(
  Object.fromEntries(
    SURVEY_QUESTIONS.map((question) => [question, fc.constantFrom(...SURVEY_ANSWERS)]),
  ),
) as fc.Arbitrary<Chosen>;

/** What is given to count for these readers in this order, each with a form of their own. */
function givenFor(readers: readonly Chosen[]): (SurveyTotal[] | null)[] {
  let waiting = nothingWaits;
  return readers.map((reader, at) => {
    const added = addAnswers(waiting, reader, markOf(at));
    waiting = readWaiting(writeWaiting(added.waiting))!;
    return added.totals;
  });
}

const markOf = (at: number) => String(at).padStart(MARK_LENGTH, '0');

const same: Chosen = {
  clear: 'fully',
  'own-way': 'mostly',
  respected: 'fully',
  language: 'not-said',
  helped: 'not',
};

describe('answers that wait', () => {
  it('are given to count when enough people have answered, all answers named, zeros too', () => {
    const given = givenFor(Array.from({ length: 2 * TOGETHER }, () => same));
    const five = everyTotal((question, answer) => (same[question] === answer ? TOGETHER : 0));
    expect(given).toEqual([null, null, null, null, five, null, null, null, null, five]);
  });

  it('say the same whoever of the five chose what, and in whatever order they came', () => {
    fc.assert(
      fc.property(
        fc.array(chosen, { minLength: TOGETHER, maxLength: TOGETHER }),
        fc.array(fc.nat(TOGETHER - 1), { minLength: 20, maxLength: 20 }),
        (readers, swaps) => {
          const mixed = readers.map((reader) => ({ ...reader }));
          // Each swap takes one answer of one reader and gives it to another for theirs.
          swaps.forEach((other, at) => {
            const question = SURVEY_QUESTIONS[at % SURVEY_QUESTIONS.length]!;
            const mine = mixed[at % TOGETHER]!;
            const theirs = mixed[other]!;
            [mine[question], theirs[question]] = [theirs[question], mine[question]];
          });
          expect(givenFor(mixed)).toEqual(givenFor(readers));
          expect(givenFor([...readers].reverse())).toEqual(givenFor(readers));
        },
      ),
    );
  });

  it('are text of one length, however many they are', () => {
    const lengths = new Set([writeWaiting(nothingWaits).length]);
    let waiting = nothingWaits;
    for (let at = 0; at < 100; at += 1) {
      ({ waiting } = addAnswers(waiting, same, markOf(at)));
      lengths.add(writeWaiting(waiting).length);
      expect(readWaiting(writeWaiting(waiting))).toEqual(waiting);
    }
    expect(lengths.size).toBe(1);
    expect(Math.max(...waiting.counts)).toBe(0);
  });

  it('take a form once, even after its five were counted', () => {
    let { waiting } = addAnswers(nothingWaits, same, markOf(0));
    expect(addAnswers(waiting, { ...same, clear: 'not' }, markOf(0)).waiting).toEqual(waiting);
    for (let at = 1; at < TOGETHER; at += 1) ({ waiting } = addAnswers(waiting, same, markOf(at)));
    expect(addAnswers(waiting, same, markOf(2))).toEqual({ waiting, totals: null });
  });

  it('are not read as the answers to other questions', () => {
    const text = writeWaiting(nothingWaits);
    expect(readWaiting(`00${text}`)).toBeNull();
    expect(readWaiting(text.slice(2))).toBeNull();
    expect(readWaiting('')).toBeNull();
  });
});

describe('what came lately', () => {
  it('is counted within the time and forgotten after it', () => {
    const lately = new Lately(1000, 100);
    expect([lately.hit('a', 0), lately.hit('b', 10), lately.hit('a', 999)]).toEqual([1, 1, 2]);
    expect(lately.hit('a', 1000)).toBe(1);
    expect(lately.hit('b', 1005)).toBe(2);
  });

  it('does not grow without end', () => {
    const lately = new Lately(1000, 3);
    for (const key of ['a', 'b', 'c', 'd']) lately.hit(key, 0);
    expect(lately.hit('d', 1)).toBe(2);
    expect(lately.hit('a', 1)).toBe(1);
  });
});

describe('results', () => {
  const rows = (month: string, people: number) =>
    everyTotal((_, answer) => (answer === 'mostly' ? people : 0)).map((each) => ({
      ...each,
      month,
    }));

  it.each([
    [TOGETHER - 1, null],
    [TOGETHER, TOGETHER],
    [TOGETHER + 1, TOGETHER + 1],
  ])('of a month with %i people', (people, shown) => {
    const [month] = resultsOf(rows('2026-11', people));
    expect(month).toMatchObject({ month: '2026-11', people: shown });
    expect(month!.questions === null).toBe(shown === null);
  });

  it('stand newest first, with every answer to every question', () => {
    const results = resultsOf([...rows('2026-09', 5), ...rows('2026-11', 10)]);
    expect(results.map(({ month }) => month)).toEqual(['2026-11', '2026-09']);
    expect(results[0]!.questions!.map(({ question }) => question)).toEqual(SURVEY_QUESTIONS);
    expect(results[0]!.questions![0]!.answers).toEqual(
      SURVEY_ANSWERS.map((answer) => ({ answer, count: answer === 'mostly' ? 10 : 0 })),
    );
    expect(resultsOf([])).toEqual([]);
  });
});
