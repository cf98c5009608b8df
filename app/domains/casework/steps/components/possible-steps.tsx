import { ButtonLink } from '~/components/form';
import type { StepKind } from '../../case/case.codes';
import type { Possible } from '../show-ladder.server';
import { useStepWords } from './step-words';

/** What people may consider now, and why everything else is not possible yet: each reason once. */
export function PossibleSteps({ childId, possible }: { childId: string; possible: Possible[] }) {
  const { t, date } = useStepWords();
  const may = possible.filter(({ because }) => because === null);
  const mayNot = new Map<string, StepKind[]>();
  for (const { kind, because, day } of possible) {
    if (because === null) continue;
    const why = t(`steps:form.errors.form.${because}`, { day: day ? date(day) : '' });
    mayNot.set(why, [...(mayNot.get(why) ?? []), kind]);
  }
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
      {mayNot.size > 0 && <h2>{t('steps:possible.notYet')}</h2>}
      <dl className="mb-8 border-t border-line">
        {[...mayNot].map(([why, kinds]) => (
          <div
            key={why}
            className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
          >
            <dt className="font-semibold">
              {kinds.map((kind) => (
                <span key={kind} className="block">
                  {t(`steps:kinds.${kind}`)}
                </span>
              ))}
            </dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
