import { useWords } from '../../item/components/words';
import type { EscalationLine } from '../escalation.view';
import type { Tone } from '~/components/layout';

/** The words of this room's codes. */
export function useEscalationWords() {
  const words = useWords();
  const { t } = words;
  return {
    ...words,
    service: (code: string) => t(`escalation:services.${code}`),
    basis: (code: string) => t(`escalation:bases.${code}`),
  };
}

/** How an escalation stands on a day (ISO): its code of `escalation:standings`, and how loud it is. */
export function standingOf(
  escalation: Pick<EscalationLine, 'state' | 'dueOn' | 'level' | 'paused'> & {
    notForThem?: boolean;
  },
  today: string,
): { code: string; tone: Tone } {
  const { state, dueOn, level, paused } = escalation;
  if (state === 'closed') return { code: 'closed', tone: 'neutral' };
  if (state === 'answered') return { code: 'answered', tone: 'good' };
  if (escalation.notForThem) return { code: 'notForThem', tone: 'alert' };
  if (level > 0) return { code: `level${level}`, tone: 'alert' };
  if (paused) return { code: 'paused', tone: 'info' };
  if (dueOn < today) return { code: 'late', tone: 'alert' };
  return { code: 'waiting', tone: 'wait' };
}
