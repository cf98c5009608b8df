import { Checkboxes, FormInline, Hidden, Radios, TextArea } from '~/components/form';
import { Details, Notice } from '~/components/layout';
import { BASES, type Area, type Basis } from '../../case/case.codes';
import { JUDGEMENTS, type Judgement } from '../review.codes';
import type { AdultLine, FindingView } from '../review.view';
import { FindingRead } from './finding-read';
import type { FindingProblems } from './findings-page';
import { useReviewWords } from './review-words';

type FindingFormProps = {
  area: Area;
  finding: FindingView | null;
  adults: AdultLine[];
  problems?: FindingProblems | null;
  submitKey: string;
};

/** The form of one area. Who came too late sees what stands there now beside what they typed. */
export function FindingForm({ area, finding, adults, problems, submitKey }: FindingFormProps) {
  const { t, code } = useReviewWords();
  const there = problems?.there;
  const form = (
    <FormInline
      id={`${area}-form`}
      problems={problems}
      errorsFrom="review:findings"
      submitLabel={t('review:findings.submit')}
      saved={{
        text: finding?.text,
        judgement: finding?.judgement,
        bases: finding?.bases,
        accounts: finding?.accounts,
      }}
    >
      <Hidden name="submitKey" value={submitKey} />
      <Hidden name="area" value={area} />
      <Hidden name="version" value={there?.version ?? finding?.version ?? 0} />
      <Radios
        name="judgement"
        label={t('review:findings.judgement')}
        options={JUDGEMENTS.map((each) => ({ value: each, label: code('judgements', each) }))}
      />
      <TextArea
        name="text"
        label={t('review:findings.text')}
        hint={t('review:findings.textHint')}
        rows={6}
      />
      <Checkboxes
        name="bases"
        label={t('review:findings.bases')}
        hint={t('review:findings.basesHint')}
        options={BASES.map((basis) => ({
          value: basis,
          label: code('bases', basis),
          conditional: basis === 'parent' && (
            <Checkboxes
              name="accounts"
              label={t('review:findings.accounts')}
              options={adults.map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))}
            />
          ),
        }))}
      />
    </FormInline>
  );
  return (
    <>
      {there && (
        <Notice tone="wait">
          <p>{t('review:findings.meanwhile')}</p>
          <FindingRead
            adults={adults}
            finding={{
              ...there,
              area,
              judgement: there.judgement as Judgement | '',
              bases: there.bases as Basis[],
              changedAt: '',
            }}
          />
        </Notice>
      )}
      <Details
        summary={
          <span>
            {t(finding ? 'review:findings.change' : 'review:findings.write')}
            <span className="sr-only">: {t(`review:areas.${area}`)}</span>
          </span>
        }
        open={problems !== null && problems !== undefined}
      >
        {form}
      </Details>
    </>
  );
}
