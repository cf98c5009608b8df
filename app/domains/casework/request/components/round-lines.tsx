import { DataTable, Tag } from '~/components/layout';
import type { RoundLine } from '../hub.store.server';
import { followPath, yearListPath } from '../request.address';
import { useRequestWords } from './words';

/** The newest letters that were let go, and how far each is. */
export function RoundLines({ rounds }: { rounds: RoundLine[] }) {
  const { t, month, date } = useRequestWords();
  if (rounds.length === 0) return null;
  return (
    <section aria-labelledby="rounds" className="mb-8">
      <h2 id="rounds" className="mb-2">
        {t('requests:rounds.title')}
      </h2>
      <DataTable
        caption={t('requests:rounds.title')}
        captionHidden
        dense
        rows={rounds}
        rowKey={(round) => round.id}
        columns={[
          {
            key: 'what',
            header: t('requests:rounds.what'),
            rowHeader: true,
            cell: (round) => (
              <a href={pathOf(round)}>
                {t(`requests:stage.${round.stage}`)} · {month(round.month)}
              </a>
            ),
          },
          {
            key: 'on',
            header: t('requests:rounds.on'),
            nowrap: true,
            cell: (round) => date(round.releasedOn),
          },
          {
            key: 'families',
            header: t('requests:rounds.families'),
            align: 'end',
            cell: (round) => round.families - round.held,
          },
          {
            key: 'held',
            header: t('requests:rounds.held'),
            align: 'end',
            cell: (round) => round.held,
          },
          {
            key: 'state',
            header: t('requests:rounds.state'),
            cell: (round) =>
              round.state === 'releasing' ? (
                <Tag tone="wait">{t('requests:rounds.releasing', { count: round.waiting })}</Tag>
              ) : (
                <Tag tone="good">{t('requests:rounds.released')}</Tag>
              ),
          },
        ]}
      />
    </section>
  );
}

/** A first letter leads to the children who were asked, a further one to the families that have not answered. */
function pathOf({ ofId, stage, month }: RoundLine): string {
  if (ofId) return followPath(ofId, stage);
  const [year, of] = month.split('-').map(Number);
  return yearListPath(year!, { month: of });
}
