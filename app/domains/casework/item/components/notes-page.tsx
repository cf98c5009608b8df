import { FormPage, TextArea } from '~/components/form';
import { Notes } from './item-records';
import { ChangedMeanwhile, ItemCaption, MoveFields, type MovePageProps } from './move-parts';
import { useWords } from './words';

/** Notes for colleagues: those there are, and a new one. */
export function NotesPage({ item, submitKey, problems }: MovePageProps) {
  const { t } = useWords();
  return (
    <FormPage
      wide
      title={t('officer:note.title')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      errorsFrom="officer:note"
      submitLabel={t('officer:note.submit')}
      lead={<ChangedMeanwhile problems={problems} />}
      aside={<Notes item={item} />}
    >
      <MoveFields item={item} submitKey={submitKey} />
      <TextArea
        name="text"
        label={t('officer:note.label')}
        hint={t('officer:note.hint')}
        rows={6}
      />
    </FormPage>
  );
}
