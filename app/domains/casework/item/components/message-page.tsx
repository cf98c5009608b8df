import { Checkbox, DateField, FormPage, Select, TextArea } from '~/components/form';
import { Notice } from '~/components/layout';
import { languageCodes } from '~/platform/i18n';
import { Conversation } from './conversation';
import { ChangedMeanwhile, ItemCaption, MoveFields, type MovePageProps } from './move-parts';
import { languageName, useWords } from './words';

/** Writing to the parent, with the conversation so far beside it. */
export function MessagePage({ item, submitKey, problems }: MovePageProps) {
  const { t } = useWords();
  const reachable = item.accountId !== null || item.contactEmail !== null;
  return (
    <FormPage
      wide
      title={t('officer:message.title')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      saved={{ language: 'en' }}
      errorsFrom="officer:message"
      submitLabel={t('officer:message.submit')}
      hideSubmit={!reachable}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          {!reachable && <Notice tone="alert">{t('officer:message.unreachable')}</Notice>}
          {item.flags.includes('not-safe-to-email') && (
            <Notice tone="wait">{t('officer:message.notByEmail')}</Notice>
          )}
          <p>{t('officer:message.notService')}</p>
        </>
      }
      aside={
        <>
          <h2>{t('officer:message.conversation')}</h2>
          <Conversation item={item} />
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <TextArea
        name="text"
        label={t('officer:message.label')}
        hint={t('officer:message.hint')}
        rows={9}
      />
      <Select
        name="language"
        label={t('officer:message.language')}
        options={languageCodes.map((code) => ({ value: code, label: languageName(code) }))}
      />
      <Checkbox
        name="answerWanted"
        label={t('officer:message.answerWanted')}
        conditional={
          <DateField
            name="answerBy"
            label={t('officer:message.answerDate')}
            hint={t('officer:message.answerDateHint')}
          />
        }
      />
    </FormPage>
  );
}
