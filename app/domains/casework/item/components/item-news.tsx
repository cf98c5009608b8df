import { Banner } from '~/components/layout';
import { useWords } from './words';

/** What a move on the item leaves as its news. */
const moves = [
  'contact',
  'note',
  'message',
  'reach',
  'clock',
  'more-time',
  'indicator',
  'rating',
  'decided',
  'referral',
  'joined',
  'closed',
  'read',
  'asked',
  'answer-written',
  'request-ended',
  'entered',
  'claim',
  'assign',
  'release',
];
const refusals = ['taken', 'closed-already', 'hidden', 'no-officer'];

/** What the move did that led to this page; any other code in the address is no news. */
export function ItemNews({ done }: { done: string | null }) {
  const { t } = useWords();
  if (!done || ![...moves, ...refusals].includes(done)) return null;
  const kind = refusals.includes(done) ? 'important' : 'success';
  return <Banner kind={kind} focus title={t(`officer:item.done.${done}`)} />;
}
