import type { Temporal } from 'temporal-polyfill';
import type { Staff } from '~/platform/auth/session.server';
import { listToWrite } from './count-readers.server';
import { askOf } from './find-round.server';
import { moveRound, type RoundMoved, type RoundRefusal } from './move-round.server';
import { problemOf, type WordsProblem } from './round-words.rules';

export type ProposeResult =
  | RoundMoved
  | RoundRefusal
  | WordsProblem
  | { kind: 'nobody-meant' }
  /** The day until which it asks for an answer is over. */
  | { kind: 'answer-by-passed' };

type Own = Exclude<ProposeResult, RoundMoved | RoundRefusal>;

/** Puts a round before a second person. From now on it stays as it is until they decide. */
export function proposeRound(
  staff: Staff,
  roundId: string,
  { version }: { version: number },
  today: Temporal.PlainDate,
): Promise<ProposeResult> {
  const move = { roundId, version, from: ['draft', 'refused'] as const, name: 'proposed' };
  return moveRound<Own>(staff, move, async (tx, round) => {
    const problem = problemOf(round.kind, round.words);
    if (problem) return problem;
    if (round.answerBy !== null && round.answerBy < today.toString())
      return { kind: 'answer-by-passed' };
    const { meant } = await listToWrite(round.id, askOf(round, today), tx);
    if (meant.length === 0) return { kind: 'nobody-meant' };
    return {
      kind: 'changed',
      data: {
        state: 'proposed',
        proposedById: staff.id,
        proposedAt: new Date(),
        decidedById: null,
        decidedAt: null,
        decideNote: '',
      },
      detail: { families: meant.length },
    };
  });
}

/** Takes a proposal back, so that it can be changed. */
export function takeBackRound(
  staff: Staff,
  roundId: string,
  { version }: { version: number },
): Promise<RoundMoved | RoundRefusal> {
  const move = { roundId, version, from: ['proposed'] as const, name: 'taken-back' };
  return moveRound<never>(staff, move, () =>
    Promise.resolve({
      kind: 'changed',
      data: { state: 'draft', proposedById: null, proposedAt: null },
    }),
  );
}

/** Puts a round away unsent, for good. */
export function dropRound(
  staff: Staff,
  roundId: string,
  { version }: { version: number },
): Promise<RoundMoved | RoundRefusal> {
  const move = { roundId, version, from: ['draft', 'refused'] as const, name: 'dropped' };
  return moveRound<never>(staff, move, () =>
    Promise.resolve({ kind: 'changed', data: { state: 'dropped' } }),
  );
}
