import { Checkbox, DateField, FormPage, Select, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Inset, Notice, UserText } from '~/components/layout';
import { languageCodes } from '~/platform/i18n';
import { Conversation } from '../../item/components/conversation';
import { ChangedMeanwhile, ItemCaption, MoveFields } from '../../item/components/move-parts';
import { languageName, useWords } from '../../item/components/words';
import type { ShownItem } from '../../item/show-item.server';
import type { Asked } from '../ask-passage.server';

type AskPageProps = {
  item: ShownItem;
  asked: Asked;
  submitKey: string;
  backTo: string;
  problems?: FormProblems | null;
};

/** Asking the parent about one passage, quoted as it was written. */
export function AskPage({ item, asked, submitKey, backTo, problems }: AskPageProps) {
  const { t } = useWords();
  const reachable = item.accountId !== null || item.contactEmail !== null;
  return (
    <FormPage
      wide
      title={t('reading:ask.title')}
      caption={<ItemCaption item={item} />}
      backTo={backTo}
      problems={problems}
      saved={{ language: 'en' }}
      errorsFrom="officer:message"
      submitLabel={t('reading:ask.submit')}
      hideSubmit={!reachable}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          {!reachable && <Notice tone="alert">{t('officer:message.unreachable')}</Notice>}
          <p className="mb-1 text-sm text-soft">
            {t('reading:ask.quoted', { language: languageName(asked.language) })}
          </p>
          <Inset>
            <blockquote className="m-0">
              <UserText lang={asked.language}>{asked.quote}</UserText>
            </blockquote>
          </Inset>
          <p>{t('reading:ask.lead')}</p>
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
        label={t('reading:ask.label')}
        hint={t('officer:message.hint')}
        rows={6}
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
