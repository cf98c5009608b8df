import type { ReactNode } from 'react';
import { Button, Radios, TextArea } from '~/components/form';
import { AREAS, type LastTold } from '~/domains/evidence';
import { useT } from '~/platform/i18n';
import { Part, SaidBefore } from './yearly-part';

type Last = { last: LastTold | null };

/** How the child learns, by the six areas (protocol 6.6): where it was told before, only what has changed. */
export function LearningPart({ name, last }: Last & { name: string }) {
  const t = useT();
  const wasTold = last !== null && AREAS.some((area) => last.areas[area]);
  return (
    <Part
      id="learning"
      enough
      title={t('yearly-form:learning.title', { name })}
      hint={t(wasTold ? 'yearly-form:learning.hintAgain' : 'yearly-form:learning.hint')}
    >
      {wasTold && (
        <div>
          <Button variant="secondary" name="do" value="same">
            {t('yearly-form:learning.same')}
          </Button>
          <p className="mt-2 mb-0 max-w-prose text-sm text-soft">
            {t('yearly-form:learning.sameHint')}
          </p>
        </div>
      )}
      {AREAS.map((area) => (
        <AskedAgain
          key={area}
          name={area}
          label={t(`plan:page.area.${area}`)}
          last={last}
          before={last?.areas[area] ?? ''}
          rows={3}
        />
      ))}
    </Part>
  );
}

/** Everything in one go. */
export function WholePart({ last }: Last) {
  const t = useT();
  return (
    <Part id="whole" enough title={t('yearly-form:whole.title')} hint={t('yearly-form:whole.hint')}>
      <AskedAgain
        name="whole"
        label={t('yearly-form:whole.label')}
        last={last}
        before={last?.whole ?? ''}
        rows={8}
      />
    </Part>
  );
}

type AskedAgainProps = Last & { name: string; label: ReactNode; before: string; rows: number };

/** One question that may have been answered before: then with what was said, and whether it has changed. */
function AskedAgain({ name, label, last, before, rows }: AskedAgainProps) {
  const t = useT();
  if (!last || before === '') {
    return <TextArea name={name} label={label} asked="choice" rows={rows} />;
  }
  const options = [
    { value: 'no', label: t('yearly:told.no') },
    {
      value: 'yes',
      label: t('yearly:told.yes'),
      conditional: (
        <TextArea name={name} label={t('yearly:told.what')} asked="choice" rows={rows} />
      ),
    },
    { value: 'unsaid', label: t('yearly:told.unsaid') },
  ];
  return (
    <Radios
      name={`${name}Changed`}
      label={
        <>
          {label}
          <span className="block font-normal">{t('yearly:told.changed')}</span>
        </>
      }
      asked="choice"
      hint={<SaidBefore on={last.on} lang={last.language} words={before} />}
      options={options}
    />
  );
}
