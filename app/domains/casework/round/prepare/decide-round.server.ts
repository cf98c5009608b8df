import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction } from '~/platform/db/database.server';
import { fillRound } from '../fill-round.server';
import { startRelease } from '../start-release.server';
import { listToWrite } from './count-readers.server';
import { askOf } from './find-round.server';
import { lockRound, moveRound, type RoundMoved, type RoundRefusal } from './move-round.server';
import { mayPrepare } from './prepare.access';
import type { refuseSchema, releaseSchema } from './prepare.schema';
import { problemOf, type WordsProblem } from './round-words.rules';

/** Who proposed a round does not decide on it; the database refuses the same. */
type SamePerson = { kind: 'same-person' };

export type ReleaseResult =
  | RoundMoved
  | RoundRefusal
  | SamePerson
  | WordsProblem
  | { kind: 'nobody-meant' }
  | { kind: 'answer-by-passed' }
  /** More or fewer families than the form showed: they are looked at again first. */
  | { kind: 'other-number'; families: number };

/**
 * A second person lets a round go. To whom it goes is reckoned at this moment; where that is another
 * number of families than they saw, nothing goes until they have seen it. `today` is the date in England.
 */
export function releasePrepared(
  staff: Staff,
  roundId: string,
  form: z.output<typeof releaseSchema>,
  today: Temporal.PlainDate,
): Promise<ReleaseResult> {
  if (!mayPrepare(staff)) return Promise.resolve({ kind: 'not-allowed' });
  return inTransaction(async (tx): Promise<ReleaseResult> => {
    const round = await lockRound(tx, roundId);
    if (!round) return { kind: 'not-found' };
    if (isLetGoBy(round, staff)) return { kind: 'done' };
    if (round.version !== form.version || round.state !== 'proposed') return { kind: 'stale' };
    if (round.proposedById === staff.id) return { kind: 'same-person' };
    const problem = problemOf(round.kind, round.words);
    if (problem) return problem;
    if (round.answerBy !== null && round.answerBy < today.toString())
      return { kind: 'answer-by-passed' };
    const { meant } = await listToWrite(round.id, askOf(round, today), tx);
    if (meant.length === 0) return { kind: 'nobody-meant' };
    if (meant.length !== form.families) return { kind: 'other-number', families: meant.length };
    await fillRound(tx, round.id, meant);
    const started = await startRelease(tx, round.id, { staffId: staff.id, today });
    // Everything that speaks against it was asked above, with the round locked.
    if (started.kind !== 'started') throw new Error(`a round was not let go: ${started.kind}`);
    return { kind: 'done' };
  });
}

/** True where the same person pressed the button twice. */
function isLetGoBy(
  { state, decidedById }: { state: string; decidedById: string | null },
  staff: Staff,
): boolean {
  return (state === 'releasing' || state === 'released') && decidedById === staff.id;
}

/** A second person refuses a round, with a note on what should be otherwise. */
export function refuseRound(
  staff: Staff,
  roundId: string,
  { version, note }: z.output<typeof refuseSchema>,
): Promise<RoundMoved | RoundRefusal | SamePerson> {
  const move = { roundId, version, from: ['proposed'] as const, name: 'refused' };
  return moveRound<SamePerson>(staff, move, (_tx, round) =>
    Promise.resolve(
      round.proposedById === staff.id
        ? { kind: 'same-person' }
        : {
            kind: 'changed',
            data: {
              state: 'refused',
              decidedById: staff.id,
              decidedAt: new Date(),
              decideNote: note,
            },
          },
    ),
  );
}
