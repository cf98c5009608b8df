import { Checkboxes, DateField, FormPage, Hidden, Radios, TextField } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Notice } from '~/components/layout';
import type { Language } from '~/platform/i18n';
import { useT } from '~/platform/i18n';
import { languageName } from '../../../item/components/words';
import type { PreparedRound } from '../find-round.server';
import { fixesYears, mayAskBy } from '../other-kinds';
import { EHC_CHOICES, YEARS } from '../round.filter';
import { isWritten, RoundCaption, versionFor } from './parts';

type WhomPageProps = {
  round: Pick<PreparedRound, 'id' | 'kind' | 'title' | 'state' | 'version' | 'filter' | 'answerBy'>;
  languages: readonly Language[];
  problems?: FormProblems | null;
};

/** To whom a round goes, and by when it asks for an answer. */
export function WhomPage({ round, languages, problems }: WhomPageProps) {
  const t = useT();
  const { filter } = round;
  return (
    <FormPage
      title={t('rounds:whom.title')}
      caption={<RoundCaption round={round} />}
      backTo={`/officer/rounds/${round.id}`}
      problems={problems}
      errorsFrom="rounds:whom"
      saved={{
        title: round.title,
        answerBy: round.answerBy,
        years: filter.years.map(String),
        languages: filter.languages,
        ehc: filter.ehc,
      }}
      submitLabel={t('rounds:whom.submit')}
      hideSubmit={!isWritten(round.state)}
      lead={
        <>
          {!isWritten(round.state) && <Notice tone="wait">{t('rounds:closed')}</Notice>}
          <p>{t(`rounds:fixed.${round.kind}`)}</p>
          <p>{t('rounds:whom.lead')}</p>
        </>
      }
    >
      <Hidden name="version" value={versionFor(problems, round.version)} />
      <TextField name="title" label={t('rounds:whom.name')} hint={t('rounds:whom.nameHint')} />
      {mayAskBy(round.kind) && (
        <DateField
          name="answerBy"
          label={t('rounds:whom.answerBy')}
          hint={t('rounds:whom.answerByHint')}
        />
      )}
      {!fixesYears(round.kind) && (
        <Checkboxes
          name="years"
          label={t('rounds:whom.years')}
          hint={t('rounds:whom.yearsHint')}
          inline
          options={YEARS.map((year) => ({ value: year, label: t(`rounds:years.${year}`) }))}
        />
      )}
      <Checkboxes
        name="languages"
        label={t('rounds:whom.languages')}
        hint={t('rounds:whom.languagesHint')}
        inline
        options={languages.map((code) => ({ value: code, label: languageName(code) }))}
      />
      <Radios
        name="ehc"
        label={t('rounds:whom.ehc')}
        options={EHC_CHOICES.map((code) => ({ value: code, label: t(`rounds:ehc.${code}`) }))}
      />
    </FormPage>
  );
}
