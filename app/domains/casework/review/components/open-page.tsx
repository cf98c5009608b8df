import { DateField, FormPage, Hidden, Radios, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { Notice } from '~/components/layout';
import { CaseHead, type HeadChild } from '../../record';
import { OPENABLE_KINDS } from '../review.codes';
import { useReviewWords } from './review-words';

type OpenPageProps = {
  child: HeadChild;
  underWay: { id: string; kind: string; state: string }[];
  lastSuitableOn: string | null;
  submitKey: string;
  problems?: FormProblems | null;
};

/** Opening a review of one child; those under way are said, and are not opened twice. */
export function OpenReviewPage(props: OpenPageProps) {
  const { child, underWay, lastSuitableOn, submitKey, problems } = props;
  const { t, code, date } = useReviewWords();
  const kinds = OPENABLE_KINDS.filter((kind) => !underWay.some((each) => each.kind === kind));
  return (
    <>
      <CaseHead child={child} title={t('review:open.title')} />
      {underWay.length > 0 && (
        <Notice>
          <p className="mb-0">{t('review:open.underWay')}</p>
          <ul className="mb-0">
            {underWay.map((review) => (
              <li key={review.id}>
                <a href={`/officer/review/${review.id}`}>{code('kinds', review.kind)}</a>
                {' · '}
                {code('states', review.state)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <FormPage
        title={null}
        problems={problems}
        errorsFrom="review:open"
        submitLabel={t('review:open.submit')}
        hideSubmit={kinds.length === 0}
        lead={
          <p>
            {lastSuitableOn
              ? t('review:open.lastSuitable', { date: date(lastSuitableOn) })
              : t('review:open.neverSuitable')}
          </p>
        }
      >
        <Hidden name="submitKey" value={submitKey} />
        {kinds.length > 0 && (
          <Radios
            name="kind"
            label={t('review:open.kind')}
            hint={t('review:open.kindHint')}
            options={kinds.map((kind) => ({
              value: kind,
              label: code('kinds', kind),
              hint: t(`review:open.kindHints.${kind}`),
              conditional: kind !== 'first' && <DayAndReason kind={kind} />,
            }))}
          />
        )}
      </FormPage>
    </>
  );
}

function DayAndReason({ kind }: { kind: 'yearly' | 'extra' }) {
  const { t } = useReviewWords();
  return (
    <>
      <DateField
        name={`${kind}On`}
        label={t(`review:open.${kind}On`)}
        hint={t(`review:open.${kind}OnHint`)}
      />
      <TextArea
        name={`${kind}Reason`}
        label={t(`review:open.${kind}Reason`)}
        hint={t('review:open.reasonHint')}
        rows={3}
      />
    </>
  );
}
