import {
  Button,
  DateField,
  ErrorSummary,
  FormInline,
  Hidden,
  Radios,
  TextField,
  type FormProblems,
} from '~/components/form';
import {
  BackLink,
  Banner,
  DataTable,
  EmptyState,
  LinkTabs,
  Notice,
  Tag,
} from '~/components/layout';
import { formatDay, useT } from '~/platform/i18n';
import { yearLabel } from '../calendar-years';
import { CLOSURE_KINDS } from '../closure.schema';

type Closure = {
  id: string;
  from: string;
  to: string;
  label: string;
  kind: string;
  example: boolean;
};
type CalendarPageProps = {
  year: number;
  years: number[];
  closures: Closure[];
  examples: number;
  bankHolidays: { date: string; name: string }[];
  editing: Closure | null;
  done: { what: string; moved: number } | null;
  problems?: FormProblems;
};

/** The school calendar by academic year: closures to keep, bank holidays to see. */
export function CalendarPage(props: CalendarPageProps) {
  const t = useT();
  const { year, years, done, problems, examples } = props;
  return (
    <>
      <BackLink to="/admin" />
      <ErrorSummary problems={problems} errorsFrom="admin:calendar" idPrefix="closure" />
      {done && !problems && (
        <Banner kind="success" focus title={t(`admin:calendar.done.${done.what}`)}>
          {t('admin:calendar.moved', { count: done.moved })}
        </Banner>
      )}
      <h1>{t('admin:calendar.title')}</h1>
      <p className="max-w-prose">{t('admin:calendar.lead')}</p>
      {examples > 0 && <Examples count={examples} year={year} />}
      <LinkTabs
        label={t('admin:calendar.years')}
        tabs={years.map((one) => ({
          to: `/admin/calendar?year=${one}`,
          label: yearLabel(one),
          current: one === year,
        }))}
      />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          <Closures {...props} />
          <BankHolidays {...props} />
        </div>
        <ClosureForm {...props} />
      </div>
    </>
  );
}

function Examples({ count, year }: { count: number; year: number }) {
  const t = useT();
  return (
    <Notice tone="wait">
      <p>{t('admin:calendar.exampleNote', { count })}</p>
      <FormInline id="examples" hideSubmit>
        <Hidden name="year" value={year} />
        <Button variant="secondary" name="intent" value="remove-examples">
          {t('admin:calendar.removeExamples')}
        </Button>
      </FormInline>
    </Notice>
  );
}

function Closures({ closures, year }: CalendarPageProps) {
  const t = useT();
  if (closures.length === 0) {
    return <EmptyState title={t('admin:calendar.none')}>{t('admin:calendar.noneHint')}</EmptyState>;
  }
  return (
    <DataTable
      caption={t('admin:calendar.closures', { year: yearLabel(year) })}
      rows={closures}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'label',
          header: t('admin:calendar.label'),
          cell: ({ label, example }) => (
            <>
              <bdi>{label}</bdi> {example && <Tag tone="wait">{t('admin:calendar.example')}</Tag>}
            </>
          ),
        },
        {
          key: 'kind',
          header: t('admin:calendar.kind'),
          cell: ({ kind }) => t(`admin:calendar.kinds.${kind}`),
        },
        {
          key: 'from',
          header: t('admin:calendar.from'),
          cell: ({ from }) => formatDay('en', from),
        },
        { key: 'to', header: t('admin:calendar.to'), cell: ({ to }) => formatDay('en', to) },
        {
          key: 'edit',
          header: t('common:button.change'),
          cell: ({ id, label }) => (
            <a
              href={`/admin/calendar?year=${year}&edit=${id}#closure`}
              className="inline-block min-h-6"
            >
              {t('common:button.change')}
              <span className="sr-only"> {label}</span>
            </a>
          ),
        },
      ]}
    />
  );
}

function BankHolidays({ bankHolidays, year }: CalendarPageProps) {
  const t = useT();
  return (
    <section className="mt-8">
      <h2>{t('admin:calendar.bankHolidays', { year: yearLabel(year) })}</h2>
      <p>{t('admin:calendar.bankHolidaysLead')}</p>
      <ul className="sm:columns-2">
        {bankHolidays.map(({ date, name }) => (
          <li key={date}>
            {t('admin:calendar.bankHoliday', { day: formatDay('en', date), name })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ClosureForm({ editing, problems, year }: CalendarPageProps) {
  const t = useT();
  const typed = problems?.values.id;
  const id = typeof typed === 'string' && typed ? typed : editing?.id;
  const saved = editing && {
    label: editing.label,
    kind: editing.kind,
    from: editing.from,
    to: editing.to,
  };
  return (
    <section className="rounded-xl border border-line bg-surface p-5 lg:self-start">
      <h2 className="mt-0">{t(id ? 'admin:calendar.edit' : 'admin:calendar.add')}</h2>
      <FormInline
        id="closure"
        problems={problems}
        errorsFrom="admin:calendar"
        saved={saved ?? { kind: 'holiday' }}
        action={`/admin/calendar?year=${year}${id ? `&edit=${id}` : ''}`}
        hideSubmit
      >
        <input type="hidden" name="year" value={year} />
        {id && <input type="hidden" name="id" value={id} />}
        <TextField
          name="label"
          label={t('admin:calendar.label')}
          hint={t('admin:calendar.labelHint')}
          autoComplete="off"
        />
        <Radios
          name="kind"
          label={t('admin:calendar.kind')}
          options={CLOSURE_KINDS.map((value) => ({
            value,
            label: t(`admin:calendar.kinds.${value}`),
          }))}
        />
        <DateField name="from" label={t('admin:calendar.from')} />
        <DateField name="to" label={t('admin:calendar.to')} hint={t('admin:calendar.toHint')} />
        <p className="text-sm text-soft">{t('admin:calendar.clocksNote')}</p>
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value={id ? 'change' : 'add'}>
            {t(id ? 'common:button.save' : 'admin:calendar.addButton')}
          </Button>
          {id && (
            <Button variant="warning" name="intent" value="remove">
              {t('admin:calendar.removeButton')}
            </Button>
          )}
        </div>
      </FormInline>
      {id && (
        <p className="mt-4 mb-0">
          <a href={`/admin/calendar?year=${year}`}>{t('admin:calendar.addInstead')}</a>
        </p>
      )}
    </section>
  );
}
