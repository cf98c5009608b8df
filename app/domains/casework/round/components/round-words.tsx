import { Tag, type Tone } from '~/components/layout';
import { formatMoment, formatShortDate, useLanguage, useT } from '~/platform/i18n';

const tones: Partial<Record<string, Tone>> = {
  delivered: 'good',
  posted: 'good',
  bounced: 'alert',
  refused: 'alert',
  returned: 'alert',
  'gave-up': 'alert',
  'no-way': 'alert',
  held: 'wait',
  retrying: 'wait',
};

/** How a message fares, as a tag. */
export function CopyStateTag({ state }: { state: string }) {
  const t = useT();
  return <Tag tone={tones[state] ?? 'neutral'}>{t(`messages:states.${state}`)}</Tag>;
}

/** What a round is called: its kind and letter, and the title that staff gave it. */
export function RoundName(round: { kind: string; stage: string; title: string }) {
  const t = useT();
  const what =
    round.kind === 'annual-request'
      ? t(`messages:stages.${round.stage}`)
      : t(`messages:kinds.${round.kind}`);
  return (
    <>
      {what}
      {round.title && (
        <>
          {': '}
          <bdi>{round.title}</bdi>
        </>
      )}
    </>
  );
}

/** A day, or a day and a time of it. */
export function When({ at }: { at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at}>
      {at.length > 10 ? formatMoment(language, at) : formatShortDate(language, at)}
    </time>
  );
}
