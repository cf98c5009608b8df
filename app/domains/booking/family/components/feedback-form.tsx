import { ErrorSummary, FormInline, Hidden, Radios, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form';
import { useT } from '~/platform/i18n';
import { FEEDBACK_ANSWERS } from '../../booking.codes';
import type { BookingView } from '../../place/place.types';

type FeedbackProps = { booking: BookingView; here: string; problems?: FormProblems | null };

/** Three questions about how it was, once for each booking, each a choice. */
export function Feedback({ booking, here, problems }: FeedbackProps) {
  const t = useT();
  if (booking.feedbackGiven) return <p>{t('sessions:feedback.given')}</p>;
  const options = FEEDBACK_ANSWERS.map((answer) => ({
    value: answer,
    label: t(`sessions:feedback.answers.${answer}`),
  }));
  return (
    <section aria-labelledby="feedback-title">
      <h2 id="feedback-title">{t('sessions:feedback.title')}</h2>
      <p>{t('sessions:feedback.lead')}</p>
      <p>{t('sessions:feedback.kept')}</p>
      <ErrorSummary problems={problems} errorsFrom="sessions:feedback" />
      <FormInline
        action={here}
        problems={problems}
        errorsFrom="sessions:feedback"
        submitLabel={t('sessions:feedback.submit')}
      >
        <Hidden name="intent" value="feedback" />
        <Radios
          name="useful"
          label={t('sessions:feedback.useful')}
          asked="choice"
          options={options}
          inline
        />
        <Radios
          name="listened"
          label={t('sessions:feedback.listened')}
          asked="choice"
          options={options}
          inline
        />
        <TextArea
          name="better"
          label={t('sessions:feedback.better')}
          hint={t('sessions:feedback.betterHint')}
          asked="choice"
          rows={4}
        />
      </FormInline>
    </section>
  );
}
