import { createHmac, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { today } from '~/platform/calendar';
import { log } from '~/platform/log/log.server';
import { Lately } from './lately';
import { WaitingTotals } from './survey-totals';
import type { surveySchema } from './survey.schema';
import { addTotals } from './survey.store.server';

const hour = 60 * 60_000;
/** A library or a refuge has one network for many people. */
const mostFromOneNetwork = 20;

// All of this lives and ends with the process, and its key too.
const waiting = new WaitingTotals();
const forms = new Lately(hour, 10_000);
const networks = new Lately(hour, 10_000);
const networkKey = randomBytes(32);

export type SurveyAnswered = { kind: 'thanks' } | { kind: 'wait' };

/**
 * Counts the answers of one form, once. It is told nothing of who sends it but their network, which
 * only limits how often, under a key that no disk has seen. What waits to be written down is lost if
 * the process ends: at most four people's answers, and nobody's are ever written down alone.
 */
export async function answerSurvey(
  { submitKey, ...chosen }: z.output<typeof surveySchema>,
  network: string,
  now = Date.now(),
): Promise<SurveyAnswered> {
  const from = createHmac('sha256', networkKey).update(network).digest('base64url');
  if (networks.hit(from, now) > mostFromOneNetwork) return { kind: 'wait' };
  if (forms.hit(submitKey, now) > 1) return { kind: 'thanks' };
  const totals = waiting.add(chosen);
  if (totals) {
    try {
      await addTotals(`${today().toString().slice(0, 7)}-01`, totals);
    } catch (error) {
      waiting.giveBack(totals);
      log.error('survey totals wait', error);
    }
  }
  return { kind: 'thanks' };
}
