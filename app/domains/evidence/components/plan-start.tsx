import { FormPage, Radios, type FormProblems } from '~/components/form';
import { Notice } from '~/components/layout';
import { formatDate, isolate, useLanguage, useT } from '~/platform/i18n';
import type { ToldChild } from '../evidence.views';
import type { Standing } from '../sending/hub-pages.server';

type PlanStartProps = {
  child: ToldChild;
  sent: Standing['sent'];
  siblings: ToldChild[];
  problems?: FormProblems;
};

/** How a plan is begun: fresh, from an earlier one, from a brother's or sister's, or with a talk. */
export function PlanStartPage({ child, sent, siblings, problems }: PlanStartProps) {
  const t = useT();
  const language = useLanguage();
  const date = sent?.sentAt ? formatDate(language, sent.sentAt) : '';
  const choice = (value: string, key: string, values = {}) => ({
    value,
    label: t(`plan:start.${key}`, values),
    hint: t(`plan:start.${key}Hint`),
  });
  return (
    <FormPage
      title={t('plan:start.title', { name: isolate(child.name) })}
      backTo={`/${language}/family/plans`}
      problems={problems}
      saved={{ source: sent ? 'last' : 'fresh' }}
      errorsFrom="plan:start"
      lead={
        sent && (
          <Notice>
            {sent.firstReadAt ? t('plan:start.read', { date }) : t('plan:start.waits', { date })}
          </Notice>
        )
      }
    >
      <Radios
        name="source"
        label={t('plan:start.question')}
        asked="choice"
        options={[
          ...(sent ? [choice('last', 'last', { date })] : []),
          choice('fresh', 'fresh'),
          ...siblings.map((one) =>
            choice(`sibling:${one.id}`, 'sibling', { name: isolate(one.name) }),
          ),
          choice('talk', 'talk'),
        ]}
      />
    </FormPage>
  );
}
