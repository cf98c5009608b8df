import { createHmac, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { today } from '~/platform/calendar';
import { hashSecret, seal, unseal } from '~/platform/auth/secrets.server';
import { inTransaction } from '~/platform/db/database.server';
import { log } from '~/platform/log/log.server';
import { Lately } from './lately';
import type { surveySchema } from './survey.schema';
import { addTotals, lockWaiting, writeSealed } from './survey.store.server';
import {
  addAnswers,
  MARK_LENGTH,
  nothingWaits,
  readWaiting,
  writeWaiting,
  type WaitingAnswers,
} from './waiting-answers';

const hour = 60 * 60_000;
/** A library or a refuge has one network for many people. */
const mostFromOneNetwork = 20;

// Networks live and end with the process, and the key that hides them too.
const networks = new Lately(hour, 10_000);
const networkKey = randomBytes(32);

export type SurveyAnswered = { kind: 'thanks' } | { kind: 'wait' };

/**
 * Counts the answers of one form, once. It is told nothing of who sends it but their network, which
 * only limits how often, under a key that no disk has seen. What waits for its five stands in one row
 * that nobody can read without the secret of the portal, and goes to the counters in the same
 * transaction as the fifth: whoever is thanked is counted, whatever happens after.
 */
export async function answerSurvey(
  { submitKey, ...chosen }: z.output<typeof surveySchema>,
  network: string,
  now = Date.now(),
): Promise<SurveyAnswered> {
  const from = createHmac('sha256', networkKey).update(network).digest('base64url');
  if (networks.hit(from, now) > mostFromOneNetwork) return { kind: 'wait' };
  const form = hashSecret(submitKey).slice(0, MARK_LENGTH);
  await inTransaction(async (tx) => {
    const sealed = await lockWaiting(tx, sealWaiting(nothingWaits));
    const { waiting, totals } = addAnswers(openWaiting(sealed), chosen, form);
    await writeSealed(tx, sealWaiting(waiting));
    if (totals) await addTotals(tx, `${today().toString().slice(0, 7)}-01`, totals);
  });
  return { kind: 'thanks' };
}

function sealWaiting(waiting: WaitingAnswers) {
  return seal('survey', writeWaiting(waiting));
}

/** What waits. Where the secret of the portal was changed, it is lost: at most four people's answers. */
function openWaiting(sealed: Uint8Array): WaitingAnswers {
  const text = unseal('survey', sealed);
  const waiting = text === null ? null : readWaiting(text);
  if (!waiting) log.warn('survey began anew: what waited cannot be opened');
  return waiting ?? nothingWaits;
}
