import type { ReactNode } from 'react';
import { Sign, type Shape } from './icons';

export type Tone = 'neutral' | 'info' | 'good' | 'wait' | 'alert';

export const toneLook: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  info: 'bg-info-soft text-info',
  good: 'bg-good-soft text-good',
  wait: 'bg-wait-soft text-wait',
  alert: 'bg-alert-soft text-alert',
};

/** A state in a word or two. */
export function Tag(props: { tone?: Tone; sign?: Shape; children: ReactNode }) {
  return (
    <span className={`tag ${toneLook[props.tone ?? 'neutral']}`}>
      {props.sign && <Sign shape={props.sign} />}
      {props.children}
    </span>
  );
}
