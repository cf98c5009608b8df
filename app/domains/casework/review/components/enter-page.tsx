import { Checkboxes, Hidden, Radios, Select, TextArea } from '~/components/form';
import { languageCodes } from '~/platform/i18n';
import { REVIEW_WAYS } from '../../case/case.codes';
import { languageName } from '../../item/components/words';
import { CHILD_COMES, CHILD_WAYS } from '../review.codes';
import type { AdultLine } from '../review.view';
import { ReviewForm, type ReviewPageView } from './review-frame';
import { useReviewWords } from './review-words';

/** Writing down what a parent chose, as they said it. */
export function EnterAnswerPage({ adult, ...props }: ReviewPageView & { adult: AdultLine }) {
  const { t, code } = useReviewWords();
  const party = props.review.parties.find(({ adultId }) => adultId === adult.id);
  return (
    <ReviewForm
      {...props}
      title={t('review:enter.title', { name: adult.name })}
      errorsFrom="review:enter"
      submitLabel={t('review:enter.submit')}
      lead={<p>{t('review:enter.lead')}</p>}
      saved={{
        how: party?.how,
        place: party?.place,
        whenGood: party?.whenGood,
        childComes: party?.childComes,
        childHow: party?.childHow,
        said: party?.said,
        language: party?.answeredAt ? party.language : 'en',
      }}
    >
      <Hidden name="adult" value={adult.id} />
      <Radios
        name="how"
        label={t('review:enter.how')}
        options={REVIEW_WAYS.map((way) => ({
          value: way,
          label: code('ways', way),
          conditional: way === 'meeting' && (
            <TextArea name="place" label={t('review:said.place')} rows={2} />
          ),
        }))}
      />
      <TextArea name="whenGood" label={t('review:said.whenGood')} rows={2} />
      <Radios
        name="childComes"
        label={t('review:said.childComes')}
        options={CHILD_COMES.map((each) => ({ value: each, label: code('childComes', each) }))}
      />
      <Checkboxes
        name="childHow"
        label={t('review:said.childHow')}
        options={CHILD_WAYS.map((way) => ({ value: way, label: code('childWays', way) }))}
      />
      <TextArea name="said" label={t('review:said.said')} rows={5} />
      <Select
        name="language"
        label={t('review:enter.language')}
        options={languageCodes.map((each) => ({ value: each, label: languageName(each) }))}
      />
    </ReviewForm>
  );
}
