import {
  Checkboxes,
  DateField,
  ErrorSummary,
  FormPage,
  Radios,
  Select,
  TextArea,
} from '~/components/form';
import { EmptyState } from '~/components/layout';
import { DECISION_KINDS, NOT_HOME_EDUCATION, type DecisionKind } from '../item.codes';
import { isFinal } from '../item.status';
import { fullName } from './child-card';
import {
  ChangedMeanwhile,
  ItemCaption,
  ItemSubPage,
  MoveFields,
  type MovePageProps,
} from './move-parts';
import { useWords } from './words';

/** Deciding for some or all of the children of a notice. */
export function DecidePage({
  item,
  submitKey,
  problems,
  startsOn,
}: MovePageProps & { startsOn: string }) {
  const { t, word, date } = useWords();
  const open = item.children.filter((child) => child.inItem && !isFinal(child.outcome));
  if (open.length === 0) {
    return (
      <ItemSubPage item={item} title={t('officer:decide.title')}>
        <ErrorSummary problems={problems} errorsFrom="officer:decide" />
        <ChangedMeanwhile problems={problems} />
        <EmptyState title={t('officer:decide.nothingLeft')} />
      </ItemSubPage>
    );
  }
  return (
    <FormPage
      title={t('officer:decide.title')}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      saved={{ children: open.map((child) => child.id), startsOn }}
      errorsFrom="officer:decide"
      submitLabel={t('officer:decide.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <p>{t('officer:decide.lead')}</p>
          <p>
            <a href={`/officer/item/${item.id}/join`}>{t('officer:decide.toJoin')}</a>
          </p>
        </>
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <Checkboxes
        name="children"
        label={t('officer:decide.children')}
        options={open.map((child) => ({
          value: child.id,
          label: <bdi>{fullName(child)}</bdi>,
          hint: t('officer:decide.childHint', {
            date: date(child.dateOfBirth),
            setting: word('settings', child.setting),
          }),
        }))}
      />
      <Radios
        name="kind"
        label={t('officer:decide.kind')}
        options={DECISION_KINDS.map((kind) => ({
          value: kind,
          label: t(`officer:decide.kinds.${kind}`),
          hint: t(`officer:decide.kindHints.${kind}`),
          conditional: <KindFields kind={kind} />,
        }))}
      />
      <TextArea
        name="words"
        label={t('officer:decide.words')}
        hint={t('officer:decide.wordsHint')}
        optionalNote
      />
    </FormPage>
  );
}

function KindFields({ kind }: { kind: DecisionKind }) {
  const { t } = useWords();
  switch (kind) {
    case 'accepted':
      return <DateField name="startsOn" label={t('officer:decide.startsOn')} />;
    case 'asked':
      return (
        <>
          <TextArea
            name="what"
            label={t('officer:decide.what')}
            hint={t('officer:decide.whatHint')}
          />
          <DateField name="by" label={t('officer:decide.by')} />
        </>
      );
    case 'consent-sought':
    case 'order-referred':
      return (
        <TextArea
          name={kind === 'consent-sought' ? 'consentQuestion' : 'orderQuestion'}
          label={t('officer:decide.question')}
          hint={t('officer:decide.questionHint')}
        />
      );
    case 'not-home-education':
      return (
        <Select
          name="why"
          width="wide"
          label={t('officer:decide.why')}
          emptyLabel={t('officer:decide.choose')}
          options={NOT_HOME_EDUCATION.map((why) => ({
            value: why,
            label: t(`officer:decide.whys.${why}`),
          }))}
        />
      );
  }
}
