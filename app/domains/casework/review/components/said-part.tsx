import { SummaryCard, SummaryList, UserText } from '~/components/layout';
import { languageName } from '../../item/components/words';
import type { PartyView, ReviewView } from '../review.view';
import { useReviewWords } from './review-words';

/** What each parent was asked and chose, apart from the others. */
export function SaidPart({ review }: { review: ReviewView }) {
  const { t } = useReviewWords();
  if (review.parties.length === 0) return null;
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t('review:said.title')}</h2>
      {review.parties.map((party) => (
        <SummaryCard key={party.id} under title={<bdi>{party.name}</bdi>}>
          <Party party={party} />
        </SummaryCard>
      ))}
    </section>
  );
}

function Party({ party }: { party: PartyView }) {
  const { t, code, moment } = useReviewWords();
  const written = (key: string, text: string, lang?: string) =>
    text ? [{ key: t(`review:said.${key}`), value: <UserText lang={lang}>{text}</UserText> }] : [];
  if (!party.answeredAt) {
    return (
      <SummaryList
        rows={[
          {
            key: t('review:said.answer'),
            value: party.invitedAt
              ? t('review:said.waiting', { when: moment(party.invitedAt) })
              : t('review:said.notAsked'),
          },
          ...written('words', party.words),
        ]}
      />
    );
  }
  return (
    <SummaryList
      rows={[
        { key: t('review:said.how'), value: code('ways', party.how) },
        ...written('place', party.place, party.language),
        ...written('whenGood', party.whenGood, party.language),
        ...(party.childComes
          ? [{ key: t('review:said.childComes'), value: code('childComes', party.childComes) }]
          : []),
        ...(party.childHow.length > 0
          ? [
              {
                key: t('review:said.childHow'),
                value: party.childHow.map((way) => code('childWays', way)).join(', '),
              },
            ]
          : []),
        ...written('said', party.said, party.language),
        {
          key: t('review:said.answer'),
          value: (
            <>
              {moment(party.answeredAt)} · {languageName(party.language)}
              {party.enteredBy && <> · {t('review:said.enteredBy', { name: party.enteredBy })}</>}
            </>
          ),
        },
        ...written('words', party.words),
      ]}
    />
  );
}
