import { Banner } from '~/components/layout';
import { useRecordWords } from './words';

/** What can have been done before a page of the record or the family opens. */
const NEWS = [
  'seen',
  'voided',
  'episode',
  'episode-ended',
  'told',
  'plan',
  'review',
  'day',
  'ended',
  'relative',
  'professional',
  'person-ended',
];

/** News of what was just done, from the address; nothing for a code that is none. */
export function News({ done }: { done: string | null }) {
  const { t } = useRecordWords();
  if (done === null || !NEWS.includes(done)) return null;
  return <Banner kind="success" focus title={t(`record:done.${done}`)} />;
}
