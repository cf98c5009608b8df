import { inTransaction } from '~/platform/db/database.server';
import type { SendingKind } from '../evidence.codes';
import type {
  AnswersOf,
  EvidenceAnswers,
  PlanAnswers,
  VoiceAnswers,
  YearlyAnswers,
} from '../evidence.views';
import { readAnswers } from './sending.schema';
import { lockDraft } from './sending.store.server';
import { draftEnd } from './start-sending.server';

/**
 * `stale`: it was saved elsewhere since `version` was read; `there` is what it says now, and nothing
 * was overwritten. `not-open`: no draft of this account (any more).
 */
export type Saved<Kind extends SendingKind = SendingKind> =
  | { kind: 'saved'; version: number }
  | { kind: 'stale'; version: number; there: AnswersOf[Kind] }
  | { kind: 'not-open' };

/** Saves the words of a plan as they stand. `version` is the one that the writer's page was made from. */
export function savePlan(
  accountId: string,
  id: string,
  answers: PlanAnswers,
  version: number,
): Promise<Saved<'plan'>> {
  return save('plan', accountId, id, answers, version);
}

/** Saves a child's own voice; see `savePlan`. */
export function saveVoice(
  accountId: string,
  id: string,
  answers: VoiceAnswers,
  version: number,
): Promise<Saved<'voice'>> {
  return save('voice', accountId, id, answers, version);
}

/** Saves the note of a set of evidence; see `savePlan`. */
export function saveEvidence(
  accountId: string,
  id: string,
  answers: EvidenceAnswers,
  version: number,
): Promise<Saved<'evidence'>> {
  return save('evidence', accountId, id, answers, version);
}

/** Saves an answer to the yearly request; see `savePlan`. */
export function saveYearly(
  accountId: string,
  id: string,
  answers: YearlyAnswers,
  version: number,
): Promise<Saved<'yearly'>> {
  return save('yearly', accountId, id, answers, version);
}

function save<Kind extends SendingKind>(
  kind: Kind,
  accountId: string,
  id: string,
  answers: AnswersOf[Kind],
  version: number,
): Promise<Saved<Kind>> {
  return inTransaction(async (tx): Promise<Saved<Kind>> => {
    const draft = await lockDraft(tx, accountId, id);
    if (draft?.kind !== kind) return { kind: 'not-open' };
    const there = readAnswers(kind, draft.answers);
    // The same words again, such as a reload of the answer, are no change and overwrite nothing.
    if (isSame(there, readAnswers(kind, answers))) return { kind: 'saved', version: draft.version };
    if (draft.version !== version) return { kind: 'stale', version: draft.version, there };
    const kept = await tx.sending.update({
      where: { id },
      data: {
        answers,
        version: { increment: 1 },
        updatedAt: new Date(),
        expiresAt: draftEnd(),
      },
      select: { version: true },
    });
    return { kind: 'saved', version: kept.version };
  });
}

/** Both come from the same schema, so that their parts stand in the same order; lists within may not. */
function isSame(one: object, other: object): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
