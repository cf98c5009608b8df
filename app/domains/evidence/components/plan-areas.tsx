import { TextArea } from '~/components/form';
import { Details } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { AREAS, type Area } from '../evidence.codes';

/** A box for each of the six areas (protocol 6.6), each with an example of two ways that are as good. */
export function PlanAreas() {
  const t = useT();
  return (
    <section id="areas" aria-labelledby="areas-title" className="space-y-8">
      <div>
        <h2 id="areas-title" className="mt-0">
          {t('plan:page.areas')}
        </h2>
        <p className="mb-0 max-w-prose">{t('plan:page.areasHint')}</p>
      </div>
      {AREAS.map((area) => (
        <div key={area} className="[&>details]:mt-2 [&>details]:mb-0">
          <TextArea name={area} label={t(`plan:page.area.${area}`)} asked="choice" rows={4} />
          <Details summary={<ExamplesOf area={area} />}>
            <p className="mb-0 font-semibold">{t('plan:page.structuredExample')}</p>
            <p>{t(`plan:page.example.${area}.structured`)}</p>
            <p className="mb-0 font-semibold">{t('plan:page.autonomousExample')}</p>
            <p className="mb-0">{t(`plan:page.example.${area}.autonomous`)}</p>
          </Details>
        </div>
      ))}
    </section>
  );
}

function ExamplesOf({ area }: { area: Area }) {
  const t = useT();
  return (
    <span>
      {t('plan:page.examples')}
      <span className="sr-only">: {t(`plan:page.area.${area}`)}</span>
    </span>
  );
}
