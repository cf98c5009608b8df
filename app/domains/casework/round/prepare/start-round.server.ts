import type { z } from 'zod';
import { recordAudit } from '~/platform/audit/audit.server';
import type { Staff } from '~/platform/auth/session.server';
import { inTransaction } from '~/platform/db/database.server';
import { createRound } from '../create-round.server';
import { wordsNow } from '../words-now.server';
import { wordsOf } from './other-kinds';
import { mayPrepare } from './prepare.access';
import type { newRoundSchema } from './prepare.schema';

export type RoundStarted = { kind: 'started'; roundId: string } | { kind: 'not-allowed' };

/** Begins a round with the words that its kind has today. Nothing goes out. A repeated form begins one. */
export async function startRound(
  staff: Staff,
  form: z.output<typeof newRoundSchema>,
): Promise<RoundStarted> {
  if (!mayPrepare(staff)) return { kind: 'not-allowed' };
  return inTransaction(async (tx) => {
    const kind = wordsOf(form.kind);
    const { roundId, repeated } = await createRound(tx, {
      kind: form.kind,
      stage: 'only',
      title: form.title,
      madeById: staff.id,
      words: kind ? await wordsNow(kind, tx) : [],
      submitKey: form.submitKey,
    });
    if (!repeated) {
      await recordAudit(tx, {
        actor: { kind: 'staff', id: staff.id },
        action: 'round.prepared',
        detail: { roundId, kind: form.kind },
      });
    }
    return { kind: 'started', roundId };
  });
}
