import { FormPage, Radios, TextArea } from '~/components/form';
import { Notice, SummaryList, UserText } from '~/components/layout';
import { REFERRALS, type ReferralKind } from '../item.codes';
import type { ReferralView } from '../item.view';
import { ChildFacts, fullName } from './child-card';
import { Referrals } from './item-records';
import {
  ChangedMeanwhile,
  ItemCaption,
  ItemSubPage,
  MoveFields,
  type MovePageProps,
} from './move-parts';
import { useWords } from './words';

type ReferralPageProps = MovePageProps & { referral: ReferralView; mayAnswer: boolean };

/** What was asked of a colleague, and the colleague's answer. */
export function ReferralPage(props: ReferralPageProps) {
  const { item, referral, mayAnswer, submitKey, problems } = props;
  const { t } = useWords();
  const kind = referral.kind as ReferralKind;
  if (!mayAnswer || referral.answer !== null) {
    return (
      <ItemSubPage item={item} title={t(`officer:referral.kinds.${kind}`)}>
        {referral.answer === null && <Notice>{t('officer:referral.notYours')}</Notice>}
        <Referrals opened item={{ ...item, referrals: [referral] }} />
      </ItemSubPage>
    );
  }
  const child = item.children.find((each) => each.id === referral.childId);
  return (
    <FormPage
      wide
      title={t(`officer:referral.kinds.${kind}`)}
      caption={<ItemCaption item={item} />}
      backTo={`/officer/item/${item.id}`}
      problems={problems}
      errorsFrom="officer:referral"
      submitLabel={t('officer:referral.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={problems} />
          <Question referral={referral} />
          <p>{t(`officer:referral.law.${kind}`)}</p>
        </>
      }
      aside={
        child && (
          <>
            <h2>
              <bdi>{fullName(child)}</bdi>
            </h2>
            <ChildFacts child={child} today={item.today} />
          </>
        )
      }
    >
      <MoveFields item={item} submitKey={submitKey} />
      <Radios
        name="answer"
        label={t('officer:referral.answer')}
        options={REFERRALS[kind].answers.map((answer) => ({
          value: answer,
          label: t(`officer:referral.answers.${answer}`),
        }))}
      />
      <TextArea
        name="reason"
        label={t('officer:referral.reason')}
        hint={t('officer:referral.reasonHint')}
      />
      <TextArea
        name="words"
        label={t('officer:referral.words')}
        hint={t('officer:referral.wordsHint')}
        optionalNote
      />
    </FormPage>
  );
}

function Question({ referral }: { referral: ReferralView }) {
  const { t, moment } = useWords();
  const asked = { name: referral.askedBy ?? '', when: moment(referral.askedAt) };
  return (
    <SummaryList
      rows={[
        {
          key: t('officer:referral.askedBy', asked),
          value: <UserText>{referral.question}</UserText>,
        },
      ]}
    />
  );
}
