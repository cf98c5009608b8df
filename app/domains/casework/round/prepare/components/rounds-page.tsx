import { ButtonLink } from '~/components/form';
import { DataTable, EmptyState, KeyPager } from '~/components/layout';
import { formatMoment, formatShortDate, useLanguage, useT } from '~/platform/i18n';
import type { RoundLine } from '../find-round.server';
import { StateTag } from './parts';

type RoundsPageProps = { rounds: RoundLine[]; next: string | null; mayPrepare: boolean };

/** Messages to many families that somebody prepared, besides annual requests. */
export function RoundsPage({ rounds, next, mayPrepare }: RoundsPageProps) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <h1>{t('rounds:list.title')}</h1>
      <p className="max-w-[42rem]">{t('rounds:list.lead')}</p>
      <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
        {mayPrepare && <ButtonLink to="/officer/rounds/new">{t('rounds:list.new')}</ButtonLink>}
        <a href="/officer/survey" className="inline-flex min-h-11 items-center">
          {t('rounds:survey.title')}
        </a>
        <a href="/admin/guidance" className="inline-flex min-h-11 items-center">
          {t('admin:guidance.title')}
        </a>
      </p>
      {rounds.length === 0 ? (
        <EmptyState title={t('rounds:list.none')} />
      ) : (
        <DataTable
          caption={t('rounds:list.title')}
          captionHidden
          rows={rounds}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              header: t('rounds:list.name'),
              cell: (round) => (
                <>
                  <a href={`/officer/rounds/${round.id}`}>
                    <bdi>{round.title}</bdi>
                  </a>
                  <span className="block text-soft">{t(`rounds:kinds.${round.kind}`)}</span>
                </>
              ),
            },
            {
              key: 'state',
              header: t('rounds:list.state'),
              cell: (round) => <StateTag state={round.state} />,
            },
            {
              key: 'made',
              header: t('rounds:list.made'),
              cell: (round) => (
                <>
                  <bdi>{round.madeBy}</bdi>
                  {` · ${formatMoment(language, round.madeAt)}`}
                </>
              ),
            },
            {
              key: 'released',
              header: t('rounds:list.released'),
              cell: ({ releasedOn }) => releasedOn && formatShortDate(language, releasedOn),
            },
            {
              key: 'families',
              header: t('rounds:list.families'),
              align: 'end',
              cell: ({ releasedOn, done }) => releasedOn && done,
            },
          ]}
        />
      )}
      <KeyPager nextTo={next && `/officer/rounds?before=${next}`} />
    </>
  );
}
