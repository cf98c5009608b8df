import { Banner } from '~/components/layout';
import { useWords } from './words';

const refusals = ['taken', 'closed-already', 'hidden', 'none-chosen', 'no-officer'];

/** What the move did that led to this page; a code that has no words is no news. */
export function ItemNews({ done }: { done: string | null }) {
  const { t } = useWords();
  const title =
    done && /^[a-z-]{1,30}$/.test(done) && t(`officer:item.done.${done}`, { defaultValue: '' });
  if (!title) return null;
  return <Banner kind={refusals.includes(done) ? 'important' : 'success'} focus title={title} />;
}
