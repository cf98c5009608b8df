import type { FormProblems } from '~/components/form/form-state';
import { Tag, type Tone } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { RoundState } from '../../round.codes';

const tones: Record<RoundState, Tone> = {
  draft: 'neutral',
  proposed: 'wait',
  refused: 'wait',
  releasing: 'info',
  released: 'good',
  dropped: 'neutral',
};

/** How a round stands, in a word. */
export function StateTag({ state }: { state: RoundState }) {
  const t = useT();
  return <Tag tone={tones[state]}>{t(`rounds:states.${state}`)}</Tag>;
}

/** The line above a heading: which round it is. */
export function RoundCaption({ round }: { round: { kind: string; title: string } }) {
  const t = useT();
  return (
    <>
      {t(`rounds:kinds.${round.kind}`)} · <bdi>{round.title}</bdi>
    </>
  );
}

/** True while the words of a round, and to whom it goes, may be changed. */
export function isWritten(state: RoundState): boolean {
  return state === 'draft' || state === 'refused';
}

/**
 * The version that a form carries: the one that what was typed is about; once somebody was told that
 * the round changed, the one that they see now.
 */
export function versionFor(problems: FormProblems | null | undefined, now: number): string {
  const typed = problems?.values.version;
  const told = problems?.errors.some(({ code }) => code === 'stale');
  return typeof typed === 'string' && !told ? typed : String(now);
}
