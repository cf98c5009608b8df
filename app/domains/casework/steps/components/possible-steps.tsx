import { ButtonLink } from '~/components/form';
import type { Possible } from '../show-ladder.server';
import { useStepWords } from './step-words';

/** What people may consider now, and why everything else is not possible yet. */
export function PossibleSteps({ childId, possible }: { childId: string; possible: Possible[] }) {
  const { t, date } = useStepWords();
  const may = possible.filter(({ because }) => because === null);
  const mayNot = possible.filter(({ because }) => because !== null);
  return (
    <>
      <h2 className="mt-10">{t('steps:possible.title')}</h2>
      <p>{t('steps:possible.lead')}</p>
      {may.length === 0 && <p>{t('steps:possible.none')}</p>}
      <ul role="list" className="mb-8 space-y-4">
        {may.map(({ kind }) => (
          <li key={kind} className="rounded-xl border border-line bg-surface p-5">
            <h3 className="mt-0 mb-1 text-lg">{t(`steps:kinds.${kind}`)}</h3>
            <p>{t(`steps:about.${kind}`)}</p>
            <div className="print:hidden">
              <ButtonLink
                variant="secondary"
                to={`/officer/child/${childId}/steps/propose?kind=${kind}`}
              >
                {t(`steps:propose.titles.${kind}`)}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      {mayNot.length > 0 && <h2>{t('steps:possible.notYet')}</h2>}
      <dl className="mb-8 border-t border-line">
        {mayNot.map(({ kind, because, day }) => (
          <div
            key={kind}
            className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
          >
            <dt className="font-semibold">{t(`steps:kinds.${kind}`)}</dt>
            <dd>{t(`steps:form.errors.form.${because}`, { day: day ? date(day) : '' })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
