import {
  Button,
  Checkbox,
  DateField,
  ErrorSummary,
  FormInline,
  Select,
  TextField,
} from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import type { AuditSearched } from '../search-audit.server';
import { AuditLines } from './audit-lines';
import { useWords } from './words';

type AuditPageProps = {
  found: AuditSearched | null;
  /** What is searched for, as it stands in the address. */
  search: Record<string, string>;
  problems: FormProblems | null;
};

/** The whole audit trail, for seniors. */
export function AuditPage({ found, search, problems }: AuditPageProps) {
  const { t } = useWords();
  const without = new URLSearchParams(search);
  without.delete('before');
  const next = new URLSearchParams(without);
  if (found?.next) next.set('before', found.next);
  const unknown = { reference: 'unknownReference', child: 'unknownChild' } as const;
  return (
    <>
      <ErrorSummary problems={problems} errorsFrom="officer:audit" />
      <h1>{t('officer:audit.title')}</h1>
      <p>{t('officer:audit.lead')}</p>
      <search aria-label={t('officer:audit.search')} className="mb-8 block">
        <FormInline
          method="get"
          action="/officer/audit"
          saved={search}
          problems={problems}
          hideSubmit
          row
        >
          <TextField
            name="reference"
            label={t('officer:audit.reference')}
            width="short"
            dir="ltr"
          />
          <TextField name="child" label={t('officer:audit.child')} width="medium" />
          <Select
            name="staff"
            label={t('officer:audit.staff')}
            emptyLabel={t('officer:audit.anybody')}
            options={(found?.staff ?? []).map((member) => ({
              value: member.id,
              label: member.name,
            }))}
          />
          <DateField name="from" label={t('officer:audit.from')} />
          <DateField name="to" label={t('officer:audit.to')} />
          <Checkbox name="looks" label={t('officer:audit.looks')} />
          <Button variant="secondary">{t('officer:audit.submit')}</Button>
        </FormInline>
      </search>
      <h2>{t('officer:audit.results')}</h2>
      {found && (
        <AuditLines
          lines={found.lines}
          caption={t('officer:audit.title')}
          empty={t(`officer:audit.${found.unknown ? unknown[found.unknown] : 'none'}`)}
          nextTo={found.next && `/officer/audit?${next}`}
          firstTo={search.before ? `/officer/audit?${without}` : null}
        />
      )}
    </>
  );
}
