import { Button, FormInline, Hidden, Select, TextField } from '~/components/form';
import { Details } from '~/components/layout';
import { CLOCK_CODES } from '~/domains/clock';
import { ITEM_FLAGS, ITEM_KINDS } from '~/domains/intake';
import { languageCodes, languages, useT } from '~/platform/i18n';
import { QUEUE_SORTS } from '../queue.rules';
import { isFiltered, viewPath, type QueueState } from '../queue.schema';

type QueueFiltersProps = { state: QueueState; staff: { id: string; name: string }[] };

const years = Array.from({ length: 14 }, (_, year) => year);

/** Search, filters and order as one GET form: the address is all the state there is. */
export function QueueFilters({ state, staff }: QueueFiltersProps) {
  const t = useT();
  const saved = Object.fromEntries(
    Object.entries(state).map(([name, value]) => [
      name,
      typeof value === 'object' ? '' : String(value),
    ]),
  );
  return (
    <search className="mb-5 block print:hidden">
      <FormInline
        method="get"
        action="/officer/queue"
        id="filter"
        saved={saved}
        hideSubmit
        aria-label={t('officer:queue.filter.label')}
      >
        {state.view !== 'open' && <Hidden name="view" value={state.view} />}
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-80">
            <TextField
              name="q"
              type="search"
              width="full"
              label={t('officer:queue.search.label')}
              hint={t('officer:queue.search.hint')}
              spellCheck={false}
              autoComplete="off"
            />
          </div>
          <Button>{t('officer:queue.search.button')}</Button>
        </div>
        <Details
          summary={t('officer:queue.filter.summary')}
          open={isFiltered(state) || state.sort !== 'due'}
        >
          <FilterFields staff={staff} />
          <div className="mt-4 flex flex-wrap items-center gap-4">
            <Button variant="secondary">{t('officer:queue.filter.button')}</Button>
            {isFiltered(state) && (
              <a href={viewPath(state.view)} className="inline-flex min-h-11 items-center">
                {t('officer:queue.filter.clear')}
              </a>
            )}
          </div>
        </Details>
      </FormInline>
    </search>
  );
}

function FilterFields({ staff }: { staff: QueueFiltersProps['staff'] }) {
  const t = useT();
  const any = t('officer:queue.filter.any');
  const choose = (codes: readonly string[], key: string) =>
    codes.map((code) => ({ value: code, label: t(`officer:${key}.${code}`) }));
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{t('officer:queue.filter.legend')}</legend>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          name="kind"
          width="full"
          label={t('officer:queue.filter.kind')}
          emptyLabel={any}
          options={choose(ITEM_KINDS, 'kind')}
        />
        <Select
          name="clock"
          width="full"
          label={t('officer:queue.filter.clock')}
          emptyLabel={any}
          options={choose(['none', ...CLOCK_CODES], 'clock')}
        />
        <Select
          name="flag"
          width="full"
          label={t('officer:queue.filter.flag')}
          emptyLabel={any}
          options={choose(ITEM_FLAGS, 'flag')}
        />
        <Select
          name="language"
          width="full"
          label={t('officer:queue.filter.language')}
          emptyLabel={any}
          options={languageCodes.map((code) => ({ value: code, label: languages[code].name }))}
        />
        <Select
          name="officer"
          width="full"
          label={t('officer:queue.filter.officer')}
          emptyLabel={any}
          options={[
            { value: 'nobody', label: t('officer:queue.nobody') },
            ...staff.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          name="year"
          width="full"
          label={t('officer:queue.filter.year')}
          emptyLabel={any}
          options={years.map((year) => ({
            value: String(year),
            label: year === 0 ? t('officer:queue.reception') : t('officer:queue.year', { year }),
          }))}
        />
        <TextField
          name="school"
          width="full"
          label={t('officer:queue.filter.school')}
          autoComplete="off"
        />
        <Select
          name="sort"
          width="full"
          label={t('officer:queue.filter.sort')}
          options={choose(QUEUE_SORTS, 'queue.sort')}
        />
      </div>
    </fieldset>
  );
}
