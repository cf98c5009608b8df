import { Checkbox, Checkboxes, DateField, FormPage, Radios, TextArea } from '~/components/form';
import { Inset, UserText } from '~/components/layout';
import type { Language } from '~/platform/i18n';
import { useWords } from '../../item/components/words';
import {
  ChangedMeanwhile,
  ItemCaption,
  MoveFields,
  type MovePageProps,
} from '../../item/components/move-parts';
import type { ItemComplaint, SaysNext } from '../complaint-pages.server';
import {
  CLOSE_REASONS,
  COMPLAINT_OUTCOMES,
  DATA_OUTCOMES,
  MEANS,
  MOST_FURTHER_MONTHS,
  type ComplaintMoveName,
} from '../complaint.codes';

type Person = { id: string; name: string; active?: boolean };

type MoveProps = MovePageProps & {
  move: ComplaintMoveName;
  complaint: ItemComplaint;
  people: Person[];
  /** What a letter or a call has to say beside the officer's words. */
  say: { when: SaysNext; language: Language; paragraphs: string[] } | null;
};

/** The page of one move on a compliment, a complaint or a request for data. */
export function ComplaintMovePage(props: MoveProps) {
  const { item, submitKey, problems, move, complaint, people, say } = props;
  const { t } = useWords();
  const reachable = item.accountId !== null || item.contactEmail !== null;
  return (
    <FormPage
      title={t(`complaint-desk:go.${move}`)}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      saved={{
        means: reachable ? 'portal' : '',
        on: item.today,
        staff: move === 'about' ? complaint.about.map(({ id }) => id) : [],
      }}
      errorsFrom="complaint-desk:form"
      submitLabel={t(`complaint-desk:submit.${move}`)}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <p>{t(`complaint-desk:lead.${move}`)}</p>
          {say && (
            <Inset>
              <p>{t(`complaint-desk:form.say.${say.when}`)}</p>
              {say.paragraphs.map((paragraph) => (
                <UserText key={paragraph} lang={say.language}>
                  {paragraph}
                </UserText>
              ))}
            </Inset>
          )}
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <Fields move={move} people={people} />
    </FormPage>
  );
}

function Fields({ move, people }: { move: ComplaintMoveName; people: Person[] }) {
  const { t } = useWords();
  switch (move) {
    case 'about':
      return (
        <>
          <People people={people} label={t('complaint-desk:form.about')} />
          <Checkbox name="nobody" label={t('complaint-desk:form.nobody')} />
        </>
      );
    case 'acknowledged':
      return (
        <>
          <Telling move={move} />
          <HeardOn />
        </>
      );
    case 'passed-on':
      return <People people={people} label={t('complaint-desk:form.passTo')} />;
    case 'seen':
      return null;
    case 'answered':
    case 'second-answered':
      return (
        <>
          <Choices name="outcome" codes={COMPLAINT_OUTCOMES} words="outcome" />
          <Telling move={move} />
          <HeardOn />
          <TextArea
            name="doing"
            label={t('complaint-desk:form.doing')}
            hint={t('complaint-desk:form.doingHint')}
            rows={4}
          />
          <DateField name="doBy" label={t('complaint-desk:form.doBy')} />
        </>
      );
    case 'second-asked':
      return (
        <>
          <DateField name="on" label={t('complaint-desk:form.askedOn')} />
          <TextArea name="text" label={t('complaint-desk:form.theirWords')} rows={4} dir="auto" />
        </>
      );
    case 'identity-shown':
      return (
        <>
          <DateField name="on" label={t('complaint-desk:form.shownOn')} />
          <TextArea
            name="text"
            label={t('complaint-desk:form.shownHow')}
            hint={t('complaint-desk:form.shownHint')}
            rows={3}
          />
        </>
      );
    case 'extended':
      return (
        <>
          <Radios
            name="months"
            label={t('complaint-desk:form.months')}
            options={Array.from({ length: MOST_FURTHER_MONTHS }, (_, at) => ({
              value: String(at + 1),
              label: t('complaint-desk:form.month', { count: at + 1 }),
            }))}
          />
          <Telling move={move} />
        </>
      );
    case 'given':
      return (
        <>
          <Choices name="outcome" codes={DATA_OUTCOMES} words="outcome" />
          <Telling move={move} />
          <DateField name="on" label={t('complaint-desk:form.givenOn')} />
        </>
      );
    case 'closed':
      return (
        <>
          <Choices name="why" codes={CLOSE_REASONS} words="why" />
          <Telling move={move} hint={t('complaint-desk:form.closeHint')} />
        </>
      );
    default:
      return <Telling move={move} />;
  }
}

function People({ people, label }: { people: Person[]; label: string }) {
  const { t } = useWords();
  return (
    <Checkboxes
      name="staff"
      label={label}
      options={people.map(({ id, name, active }) => ({
        value: id,
        label: <bdi>{name}</bdi>,
        hint: active === false ? t('complaint-desk:form.left') : undefined,
      }))}
    />
  );
}

type ChoicesProps = { name: 'outcome' | 'why' | 'means'; codes: readonly string[]; words: string };

function Choices({ name, codes, words }: ChoicesProps) {
  const { t } = useWords();
  return (
    <Radios
      name={name}
      label={t(`complaint-desk:form.${name}`)}
      options={codes.map((code) => ({ value: code, label: t(`complaint-desk:${words}.${code}`) }))}
    />
  );
}

/** The words to the person, and how they go. */
function Telling({ move, hint }: { move: ComplaintMoveName; hint?: string }) {
  const { t } = useWords();
  return (
    <>
      <TextArea
        name="text"
        label={t(`complaint-desk:words.${move}`)}
        hint={hint ?? t('complaint-desk:form.wordsHint')}
        rows={8}
        dir="auto"
      />
      <Choices name="means" codes={MEANS} words="means" />
    </>
  );
}

/** The day of a letter or a call. */
function HeardOn() {
  const { t } = useWords();
  return (
    <DateField
      name="on"
      label={t('complaint-desk:form.heardOn')}
      hint={t('complaint-desk:form.heardHint')}
    />
  );
}
