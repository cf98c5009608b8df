import { useWords } from '../../item/components/words';

/** Where the words of each group of codes of a review are. */
const groups = [
  'kinds',
  'states',
  'conclusions',
  'ways',
  'meetingStates',
  'childComes',
  'childWays',
  'childTookPart',
  'bases',
  'judgements',
  'commentKinds',
] as const;
export type ReviewCodes = (typeof groups)[number];

/** Words of a review; a code without words is shown as it is. */
export function useReviewWords() {
  const words = useWords();
  return {
    ...words,
    code: (group: ReviewCodes, code: string) =>
      words.t(`review:${group}.${code}`, { defaultValue: code }),
  };
}
