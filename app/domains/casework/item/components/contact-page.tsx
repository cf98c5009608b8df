import { DateField, FormPage, Radios, TextArea, TextField } from '~/components/form';
import { CONTACT_HOWS, CONTACT_OUTCOMES } from '../item.codes';
import { ContactTimeline } from './item-records';
import { ChangedMeanwhile, ItemCaption, MoveFields, type MovePageProps } from './move-parts';
import { useWords } from './words';

const hinted = ['reached', 'sent', 'declined'];

/** Logging one try at reaching the family, with the tries so far beside it. */
export function ContactPage({ item, submitKey, problems }: MovePageProps) {
  const { t } = useWords();
  return (
    <FormPage
      wide
      title={t('officer:contact.add')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      saved={{ happenedOn: item.today }}
      errorsFrom="officer:contact"
      submitLabel={t('officer:contact.submit')}
      lead={<ChangedMeanwhile problems={problems} />}
      aside={
        <>
          <h2>{t('officer:contact.title')}</h2>
          <ContactTimeline contacts={item.contacts} />
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <DateField
        name="happenedOn"
        label={t('officer:contact.when')}
        hint={t('officer:contact.whenHint')}
      />
      <Radios
        name="how"
        inline
        label={t('officer:contact.how')}
        options={CONTACT_HOWS.map((how) => ({
          value: how,
          label: t(`officer:contact.hows.${how}`),
        }))}
      />
      <TextField name="who" label={t('officer:contact.who')} hint={t('officer:contact.whoHint')} />
      <Radios
        name="outcome"
        label={t('officer:contact.outcome')}
        options={CONTACT_OUTCOMES.map((outcome) => ({
          value: outcome,
          label: t(`officer:contact.outcomes.${outcome}`),
          hint: hinted.includes(outcome) && t(`officer:contact.outcomeHints.${outcome}`),
        }))}
      />
      <TextArea name="note" label={t('officer:contact.note')} optionalNote />
      <DateField
        name="nextTryOn"
        label={t('officer:contact.nextTry')}
        hint={t('officer:contact.nextTryHint')}
        optionalNote
      />
    </FormPage>
  );
}
