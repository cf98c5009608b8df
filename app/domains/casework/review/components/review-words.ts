import { useWords } from '../../item/components/words';

/** The groups of codes that have words in a review. */
export type ReviewCodes =
  | 'kinds'
  | 'states'
  | 'conclusions'
  | 'ways'
  | 'meetingStates'
  | 'childComes'
  | 'childWays'
  | 'childTookPart'
  | 'bases'
  | 'judgements'
  | 'commentKinds';

/** Words of a review; a code without words is shown as it is. */
export function useReviewWords() {
  const words = useWords();
  return {
    ...words,
    code: (group: ReviewCodes, code: string) =>
      words.t(`review:${group}.${code}`, { defaultValue: code }),
  };
}
