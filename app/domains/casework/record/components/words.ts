import { useWords } from '../../item/components/words';
import { ageOf } from '../seen.rules';

/** Where the words of each group of codes of this part are. */
const groups = {
  services: 'services',
  occasions: 'occasions',
  episodes: 'episodes',
  episodeEnds: 'episodeEnds',
  tellers: 'tellers',
  reasons: 'reasons',
  stillChoice: 'stillChoice',
  relatives: 'relatives',
  reviewKinds: 'reviewKinds',
  reviewStates: 'reviewStates',
  conclusions: 'conclusions',
  judgements: 'judgements',
  letterKinds: 'letterKinds',
  letterStates: 'letterStates',
  stepKinds: 'stepKinds',
  stepStates: 'stepStates',
  pathKinds: 'pathKinds',
  pathStates: 'pathStates',
  parentParts: 'parentParts',
  childParts: 'childParts',
  ehcOutcomes: 'ehcOutcomes',
  sendings: 'sendings',
} as const;
export type RecordGroup = keyof typeof groups;

/** Words of the child's record and the family picture; a code without words is shown as it is. */
export function useRecordWords() {
  const words = useWords();
  const { t } = words;
  return {
    ...words,
    code: (group: RecordGroup, code: string) =>
      t(`record:${groups[group]}.${code}`, { defaultValue: code }),
    /** A year group, counted as in the law: 0 is Reception. */
    year: (group: number) => {
      if (group < 0) return t('officer:child.yearN');
      if (group === 0) return t('officer:child.yearR');
      return group > 11
        ? t('officer:child.yearAfter')
        : t('officer:child.yearValue', { year: group });
    },
    /** A day's distance from today, such as `14 months ago`. */
    ago: (day: string, today: string) => {
      const { unit, count } = ageOf(day, today);
      return unit === 'today' ? t('record:age.today') : t(`record:age.${unit}`, { count });
    },
  };
}
