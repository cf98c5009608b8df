import { DateField, Radios, Select } from '~/components/form';
import { useT } from '~/platform/i18n';
import { languageName } from '../../item/components/words';
import { ENTERED_LANGUAGES, ENTERED_SOURCES } from '../enter.schema';

/** How it came, and on which day: what the clocks of all that staff write down count from. */
export function CameFields() {
  const t = useT();
  return (
    <>
      <Radios
        name="source"
        inline
        label={t('admin:enter.source.label')}
        options={ENTERED_SOURCES.map((value) => ({
          value,
          label: t(`admin:enter.source.${value}`),
        }))}
      />
      <DateField
        name="receivedOn"
        label={t('admin:enter.receivedOn')}
        hint={t('admin:enter.receivedOnHint')}
      />
    </>
  );
}

/** The language somebody prefers: one of the portal's, or another. */
export function LanguageField({ label }: { label: string }) {
  const t = useT();
  return (
    <Select
      name="language"
      label={label}
      options={ENTERED_LANGUAGES.map((value) => ({
        value,
        label: value === 'other' ? t('admin:enter.language.other') : languageName(value),
      }))}
    />
  );
}
