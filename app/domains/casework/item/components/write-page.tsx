import type { ReactNode } from 'react';
import { Checkbox, DateField, FormPage, Select, TextArea } from '~/components/form';
import { Notice } from '~/components/layout';
import { languageCodes } from '~/platform/i18n';
import { Conversation } from './conversation';
import { ChangedMeanwhile, ItemCaption, MoveFields, type MovePageProps } from './move-parts';
import { languageName, useWords } from './words';

type WritePageProps = MovePageProps & {
  title: string;
  submitLabel: string;
  backTo: string;
  /** The label of the words to the parent, and how many lines they have to begin with. */
  label: string;
  rows: number;
  /** What stands above the fields. */
  lead: ReactNode;
};

/** Words to the parent, in a language, with or without a date for the answer; the conversation so far beside it. */
export function WritePage(props: WritePageProps) {
  const { item, submitKey, problems, title, submitLabel, backTo, label, rows, lead } = props;
  const { t } = useWords();
  const reachable = item.accountId !== null || item.contactEmail !== null;
  return (
    <FormPage
      wide
      title={title}
      caption={<ItemCaption item={item} />}
      backTo={backTo}
      problems={problems}
      saved={{ language: 'en' }}
      errorsFrom="officer:message"
      submitLabel={submitLabel}
      hideSubmit={!reachable}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          {!reachable && <Notice tone="alert">{t('officer:message.unreachable')}</Notice>}
          {lead}
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
      <TextArea name="text" label={label} hint={t('officer:message.hint')} rows={rows} />
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
