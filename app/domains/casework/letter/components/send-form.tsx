import { FormPage, Radios } from '~/components/form';
import { Notice, UserText } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { ChangedMeanwhile } from '../../item/components/move-parts';
import { languageName } from '../../item/components/words';
import type { LetterPageProps } from './letter-page';
import { Carried, Gaps, LetterPreview } from './write-form';

/** Checking the letter and choosing how it goes to each of its readers. */
export function SendForm(props: LetterPageProps) {
  const t = useT();
  const { letter, recipients, gaps, mayGo, problems } = props;
  const ready = gaps.length === 0 && mayGo === 'ok' && recipients.length > 0;
  return (
    <>
      <FormPage
        wide
        title={null}
        action={`/officer/letter/${letter.id}?step=send`}
        problems={problems}
        errorsFrom="letters:send"
        saved={Object.fromEntries(
          recipients.map((each) => [`how-${each.key}`, each.chosen ?? undefined]),
        )}
        submitLabel={t('letters:send.submit')}
        hideSubmit={!ready}
        lead={
          <>
            <ChangedMeanwhile problems={problems} />
            <Gaps gaps={gaps} />
            <MayNotGo {...props} />
            {letter.served && <Notice tone="wait">{t('letters:send.notService')}</Notice>}
            <p>{t('letters:send.lead')}</p>
            {recipients.length === 0 && <Notice tone="wait">{t('letters:send.nobody')}</Notice>}
          </>
        }
      >
        <Carried {...props} />
        {recipients.map((each) => (
          <RecipientChoice key={each.key} recipient={each} />
        ))}
      </FormPage>
      <LetterPreview letter={letter} />
    </>
  );
}

/** Why the letter cannot go yet, and where what is missing is done. */
function MayNotGo({ mayGo, letter, child }: LetterPageProps) {
  const t = useT();
  if (mayGo === 'ok') return null;
  const toReview = mayGo === 'not-concluded' || mayGo === 'other-conclusion';
  const to =
    toReview && letter.reviewId
      ? `/officer/review/${letter.reviewId}`
      : `/officer/child/${child.id}/steps`;
  return (
    <Notice tone="alert">
      <p>{t(`letters:mayNotGo.${mayGo}`)}</p>
      <p>
        <a href={to}>{t(`letters:mayNotGoLink.${toReview ? 'review' : 'steps'}`)}</a>
      </p>
    </Notice>
  );
}

type Recipient = LetterPageProps['recipients'][number];

function RecipientChoice({ recipient }: { recipient: Recipient }) {
  const t = useT();
  const offered = recipient.ways.filter((each) => each.why === null);
  const refused = recipient.ways.filter((each) => each.why !== null);
  const relation = recipient.relation || recipient.role;
  return (
    <div>
      <Radios
        name={`how-${recipient.key}`}
        label={
          <>
            <bdi>{recipient.name}</bdi>
            {' · '}
            {t(`officer:item.relations.${relation}`, { defaultValue: relation })}
          </>
        }
        hint={
          recipient.language === 'en'
            ? t('letters:send.inEnglish')
            : t('letters:send.withTranslation', { language: languageName(recipient.language) })
        }
        options={[
          ...offered.map(({ way }) => ({
            value: way,
            label: t(`letters:ways.${way}`),
            hint: way === 'post' ? recipient.addressLines.join(', ') : t(`letters:wayHints.${way}`),
          })),
          { value: 'none', label: t('letters:ways.none') },
        ]}
      />
      {recipient.role === 'other-parent' && (
        <p className="mt-2 mb-0 text-sm text-soft">{t('letters:send.toldBy')}</p>
      )}
      {recipient.unsettled && (
        <Notice tone="wait">
          <p>{t('letters:send.unsettled')}</p>
        </Notice>
      )}
      {refused.length > 0 && (
        <ul className="mt-2 text-sm text-soft">
          {refused.map(({ way, why }) => (
            <li key={way}>{t(`letters:wayRefused.${why}`)}</li>
          ))}
        </ul>
      )}
      {recipient.safetyNote && (
        <Notice tone="wait">
          <p className="mb-1">{t('letters:send.safety')}</p>
          <UserText>{recipient.safetyNote}</UserText>
        </Notice>
      )}
    </div>
  );
}

/** Putting a draft away unsent. */
export function DiscardForm(props: LetterPageProps) {
  const t = useT();
  return (
    <FormPage
      title={null}
      action={`/officer/letter/${props.letter.id}?step=discard`}
      problems={props.problems}
      errorsFrom="letters:write"
      submitLabel={t('letters:discard.submit')}
      lead={
        <>
          <ChangedMeanwhile problems={props.problems} />
          <p>{t('letters:discard.lead')}</p>
        </>
      }
    >
      <Carried {...props} />
    </FormPage>
  );
}
