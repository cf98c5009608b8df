import { Checkboxes, FormInline, Select } from '~/components/form';
import { Details } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import { ACCESS_FEATURES, SESSION_AUDIENCES, SPOKEN_LANGUAGES } from '../../booking.codes';
import { languageName } from '../../language-names';
import { kindTitle } from '../../session-words';
import { isFiltered } from '../filters';
import { slugOf, type OfferedKind, type SessionFilters } from '../sessions.view';

type FilterFormProps = { filters: SessionFilters; kinds: OfferedKind[]; to: string };

/** What to see of the list or the month; it lives in the address. */
export function FilterForm({ filters, kinds, to }: FilterFormProps) {
  const t = useT();
  const language = useLanguage();
  const filtered = isFiltered(filters);
  const any = t('sessions:filters.any');
  return (
    <Details summary={t('sessions:filters.summary')} open={filtered}>
      <FormInline
        id="filter"
        method="get"
        action={to}
        saved={{ ...filters }}
        submitLabel={t('sessions:filters.show')}
        submitVariant="secondary"
      >
        <div className="grid max-w-[42rem] gap-5 sm:grid-cols-2">
          <Select
            name="kind"
            label={t('sessions:filters.kind')}
            emptyLabel={any}
            options={kinds
              .filter(({ shape }) => shape === 'event')
              .map((kind) => ({ value: slugOf(kind), label: kindTitle(kind, language).text }))}
          />
          <Select
            name="how"
            label={t('sessions:filters.how')}
            emptyLabel={any}
            options={(['venue', 'online', 'phone'] as const).map((mode) => ({
              value: mode,
              label: t(`sessions:modes.${mode}`),
            }))}
          />
          <Select
            name="language"
            label={t('sessions:filters.language')}
            emptyLabel={any}
            options={SPOKEN_LANGUAGES.map((code) => ({
              value: code,
              label: languageName(language, code),
            }))}
          />
          <Select
            name="whom"
            label={t('sessions:filters.whom')}
            emptyLabel={any}
            options={SESSION_AUDIENCES.map((code) => ({
              value: code,
              label: t(`sessions:audiences.${code}`),
            }))}
          />
        </div>
        <Checkboxes
          name="access"
          label={t('sessions:filters.access')}
          inline
          options={ACCESS_FEATURES.map((code) => ({
            value: code,
            label: t(`sessions:accessShort.${code}`),
          }))}
        />
      </FormInline>
      {filtered && (
        <p className="mt-4">
          {t('sessions:filters.on')} <a href={to}>{t('sessions:filters.clear')}</a>
        </p>
      )}
    </Details>
  );
}
