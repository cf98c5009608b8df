import { useWords } from '../../item/components/words';
import type { Tone } from '~/components/layout';
import type { StepState } from '../../case/case.codes';
import type { LadderStep } from '../ladder-of.server';

export const stateTone: Record<StepState, Tone> = {
  proposed: 'wait',
  approved: 'info',
  refused: 'neutral',
  served: 'info',
  ended: 'neutral',
  stopped: 'good',
};

/** Words of the ladder. A reason that is no code is what somebody wrote. */
export function useStepWords() {
  const words = useWords();
  const { t } = words;
  const kind = (step: Pick<LadderStep, 'kind' | 'data'>) =>
    step.kind === 'other' && step.data.what ? step.data.what : t(`steps:kinds.${step.kind}`);
  return {
    ...words,
    kind,
    /** How a step stands; a letter that went out is sent rather than served. */
    state: (step: Pick<LadderStep, 'kind' | 'state' | 'outcome'>) => {
      if (step.state === 'served' && step.kind === 'apply-for-place') return t('steps:states.sent');
      if (step.state !== 'ended') return t(`steps:states.${step.state}`);
      return t(`steps:outcomes.${step.outcome}`, { defaultValue: t('steps:states.ended') });
    },
    endReason: (reason: string) => t(`steps:endReasons.${reason}`, { defaultValue: reason }),
  };
}
