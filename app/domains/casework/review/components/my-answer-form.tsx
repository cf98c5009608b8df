import type { ReactNode } from 'react';
import { Checkboxes, FormPage, Radios, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';
import { REVIEW_WAYS } from '../../case/case.codes';
import type { MyReview } from '../my-review.store.server';
import { CHILD_COMES, CHILD_WAYS } from '../review.codes';

type MyAnswerFormProps = { review: MyReview; problems?: FormProblems | null; lead: ReactNode };

/** How a parent would like to take part. Every way is as good; nothing is chosen for them. */
export function MyAnswerForm({ review, problems, lead }: MyAnswerFormProps) {
  const t = useT();
  const name = review.childName;
  return (
    <FormPage
      title={t('my-review:title', { name })}
      problems={problems}
      errorsFrom="my-review:form"
      submitLabel={t('my-review:form.submit')}
      lead={lead}
      saved={{
        how: review.how,
        place: review.place,
        whenGood: review.whenGood,
        childComes: review.childComes,
        childHow: review.childHow,
        said: review.said,
      }}
    >
      <Radios
        name="how"
        label={t('my-review:form.how')}
        hint={t('my-review:form.howHint')}
        asked="needed"
        options={REVIEW_WAYS.map((way) => ({
          value: way,
          label: t(`my-review:ways.${way}.label`),
          hint: t(`my-review:ways.${way}.hint`),
          conditional: way === 'meeting' && (
            <TextArea
              name="place"
              label={t('my-review:form.place')}
              hint={t('my-review:form.placeHint')}
              asked="choice"
              rows={2}
            />
          ),
        }))}
      />
      <TextArea
        name="whenGood"
        label={t('my-review:form.whenGood')}
        hint={t('my-review:form.whenGoodHint')}
        asked="choice"
        rows={2}
      />
      <Radios
        name="childComes"
        label={t('my-review:form.childComes', { name })}
        hint={t('my-review:form.childComesHint')}
        asked="choice"
        options={CHILD_COMES.map((each) => ({
          value: each,
          label: t(`my-review:childComes.${each}`),
        }))}
      />
      <Checkboxes
        name="childHow"
        label={t('my-review:form.childHow', { name })}
        hint={t('my-review:form.childHowHint')}
        asked="choice"
        options={CHILD_WAYS.map((way) => ({ value: way, label: t(`my-review:childWays.${way}`) }))}
      />
      <TextArea
        name="said"
        label={t('my-review:form.said')}
        hint={t('my-review:form.saidHint')}
        asked="choice"
        rows={6}
      />
    </FormPage>
  );
}
