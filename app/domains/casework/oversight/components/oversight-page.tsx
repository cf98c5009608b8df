import { Banner } from '~/components/layout';
import { formatMoment, useT } from '~/platform/i18n';
import { listPath } from '../oversight.address';
import { LIST_COUNT_LIMIT, LIST_GROUPS, type ListGroup } from '../oversight.rules';
import type { Oversight } from '../oversight.view';
import { ComplaintCounts } from '../../complaint/components/complaint-counts';
import { WorkloadTable } from './workload-table';

/** What waits for a senior, what is late, which children are out of sight, and who has how much. */
export function OversightPage({ counts, workload, complaints, audit }: Oversight) {
  const t = useT();
  return (
    <>
      <h1 className="mb-3">{t('oversight:title')}</h1>
      {counts.referrals > 0 && (
        <Banner kind="important" title={t('oversight:alarm.title', { count: counts.referrals })}>
          <p className="mb-1">{t('oversight:alarm.body')}</p>
          <a href={listPath('referrals')}>{t('oversight:alarm.link')}</a>
        </Banner>
      )}
      {(Object.keys(LIST_GROUPS) as ListGroup[]).map((group) => (
        <Group key={group} group={group} counts={counts} />
      ))}
      <WorkloadTable rows={workload} />
      <ComplaintCounts counts={complaints} />
      <section aria-labelledby="trail" className="mb-8">
        <h2 id="trail">{t('oversight:trail.title')}</h2>
        <TrailLines audit={audit} />
      </section>
    </>
  );
}

function Group({ group, counts }: { group: ListGroup; counts: Oversight['counts'] }) {
  const t = useT();
  return (
    <section aria-labelledby={group} className="mb-8">
      <h2 id={group} className="mb-3">
        {t(`oversight:groups.${group}`)}
      </h2>
      <ul role="list" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {LIST_GROUPS[group].map((list) => (
          <li
            key={list}
            className="relative flex gap-4 rounded-lg border border-line bg-surface px-4 py-3"
          >
            <Number count={counts[list]} />
            <p className="my-0 min-w-0 flex-1">
              <a
                href={listPath(list)}
                className="font-semibold after:absolute after:inset-0 after:rounded-lg"
              >
                {t(`oversight:lists.${list}.title`)}
              </a>
              <span className="block text-sm text-soft">{t(`oversight:lists.${list}.hint`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many; none is quiet. */
function Number({ count }: { count: number }) {
  const t = useT();
  const text =
    count > LIST_COUNT_LIMIT ? t('oversight:more', { count: LIST_COUNT_LIMIT }) : String(count);
  return (
    <span
      className={`min-w-10 text-2xl leading-8 tabular-nums ${count === 0 ? 'text-soft' : 'font-bold'}`}
    >
      {text}
    </span>
  );
}

function TrailLines({ audit }: { audit: Oversight['audit'] }) {
  const t = useT();
  const { sealedAt, verifiedAt, whole } = audit;
  const at = (moment: string) => formatMoment('en', moment);
  return (
    <>
      {whole === false && (
        <Banner kind="important" title={t('oversight:trail.broken')}>
          {t('oversight:trail.brokenHelp')}
        </Banner>
      )}
      <p className="mb-1">
        {sealedAt
          ? t('oversight:trail.sealed', { moment: at(sealedAt) })
          : t('oversight:trail.notSealed')}{' '}
        {verifiedAt
          ? t(`oversight:trail.${whole ? 'verified' : 'verifiedBroken'}`, {
              moment: at(verifiedAt),
            })
          : t('oversight:trail.notVerified')}
      </p>
      <a href="/officer/audit">{t('oversight:trail.link')}</a>
    </>
  );
}
