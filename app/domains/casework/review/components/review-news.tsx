import type { FormProblems } from '~/components/form/form-state';
import { Banner } from '~/components/layout';
import { useReviewWords } from './review-words';

/** What a move of a review leaves as its news. */
const moves = [
  'opened',
  'changed',
  'invited',
  'entered',
  'meeting-planned',
  'meeting-ended',
  'record-written',
  'record-sent',
  'checked',
  'kept',
];

/** What the move did that led to this page; none beside problems, and none for any other code. */
export function ReviewNews(props: { done?: string | null; problems?: FormProblems | null }) {
  const { t } = useReviewWords();
  const { done, problems } = props;
  if (!done || !moves.includes(done) || (problems?.errors.length ?? 0) > 0) return null;
  return <Banner kind="success" focus title={t(`review:done.${done}`)} />;
}
