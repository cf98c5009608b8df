import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lately } from './lately';
import { resultsOf } from './results.rules';
import { SURVEY_ANSWERS, SURVEY_QUESTIONS, TOGETHER, type Chosen } from './survey.codes';
import { everyTotal, WaitingTotals, type SurveyTotal } from './survey-totals';

const chosen = fc.record(
  Object.fromEntries(
    SURVEY_QUESTIONS.map((question) => [question, fc.constantFrom(...SURVEY_ANSWERS)]),
  ),
) as fc.Arbitrary<Chosen>;

/** What is given away for these readers in this order. */
function givenFor(readers: readonly Chosen[]): (SurveyTotal[] | null)[] {
  const waiting = new WaitingTotals();
  return readers.map((reader) => waiting.add(reader));
}

const same: Chosen = {
  clear: 'fully',
  'own-way': 'mostly',
  respected: 'fully',
  language: 'not-said',
  helped: 'not',
};

describe('answers that wait', () => {
  it('are given away when enough people have answered, all answers named, zeros too', () => {
    const given = givenFor(Array.from({ length: TOGETHER }, () => same));
    expect(given.slice(0, -1)).toEqual([null, null, null, null]);
    expect(given.at(-1)).toEqual(
      everyTotal((question, answer) => (same[question] === answer ? TOGETHER : 0)),
    );
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

  it('go with the next ones where they could not be written down', () => {
    const waiting = new WaitingTotals();
    for (let at = 1; at < TOGETHER; at += 1) waiting.add(same);
    const refused = waiting.add(same)!;
    waiting.giveBack(refused);
    const next = waiting.add({ ...same, helped: 'fully' })!;
    const total = (question: string, answer: string) =>
      next.find((each) => each.question === question && each.answer === answer)!.count;
    expect(total('clear', 'fully')).toBe(TOGETHER + 1);
    expect(total('helped', 'not')).toBe(TOGETHER);
    expect(total('helped', 'fully')).toBe(1);
    expect(waiting.add(same)).toBeNull();
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
