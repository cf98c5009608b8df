import { Tag, type Tone } from '~/components/layout';
import { freshnessOf, type Freshness } from '../seen.rules';
import { useRecordWords } from './words';

export type SeenChild = {
  lastSeenOn: string | null;
  lastHeardOn: string | null;
  /** The profile's months after which a child counts as not seen; without it only `never` stands out. */
  unseenMonths?: number;
};

const tones: Record<Freshness, Tone> = {
  fresh: 'good',
  ageing: 'wait',
  old: 'alert',
  never: 'alert',
};

/** The tone of a day on which a child was last seen or heard, as of `today` (ISO). */
export function seenTone(day: string | null, today: string, unseenMonths?: number): Tone {
  return tones[freshnessOf(day, today, unseenMonths)];
}

/** When a child was last seen and last heard, ageing in front of the reader (domain, 6.1). */
export function SeenHeard({ child, today }: { child: SeenChild; today: string }) {
  const { t } = useRecordWords();
  const days = [
    ['seen', child.lastSeenOn],
    ['heard', child.lastHeardOn],
  ] as const;
  return (
    <dl className="mb-0 flex flex-wrap gap-x-6 gap-y-2">
      {days.map(([kind, day]) => (
        <div key={kind} className="flex flex-wrap items-center gap-x-2">
          <dt className="text-sm text-soft">{t(`record:seen.last.${kind}`)}</dt>
          <dd className="m-0">
            <SeenTag kind={kind} day={day} today={today} unseenMonths={child.unseenMonths} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SeenTagProps = {
  kind: 'seen' | 'heard';
  day: string | null;
  today: string;
  unseenMonths?: number;
};

/** One of the two in words, with the day itself. */
export function SeenTag({ kind, day, today, unseenMonths }: SeenTagProps) {
  const { t, ago, date } = useRecordWords();
  return (
    <Tag tone={seenTone(day, today, unseenMonths)}>
      {day === null ? t(`record:seen.never.${kind}`) : `${ago(day, today)} · ${date(day)}`}
    </Tag>
  );
}
