import type { FormProblems } from '~/components/form/form-state';
import { ButtonLink } from '~/components/form';
import {
  BackLink,
  Banner,
  MustMayNeedNot,
  Notice,
  SummaryList,
  UserText,
} from '~/components/layout';
import { formatMoment, useLanguage, useT } from '~/platform/i18n';
import type { MyReview } from '../my-review.store.server';
import { MyMeetings, MyRecords } from './my-review-parts';
import { PageForm } from './page-form';
import { MyAnswerForm } from './my-answer-form';

export type MyReviewPageProps = {
  review: MyReview;
  /** True where the parent may still say how they would like to take part. */
  mayChoose: boolean;
  /** True where they asked to change what they said. */
  changing: boolean;
  team: string;
  phone: string;
  done: string | null;
  problems?: FormProblems | null;
};

/** A review as its parent sees it: what they must, may and need not do; their choice; their meetings. */
export function MyReviewPage(props: MyReviewPageProps) {
  const { review, mayChoose, changing, team, phone, done, problems } = props;
  const t = useT();
  const language = useLanguage();
  const answered = review.answeredAt !== null;
  const asks = mayChoose && (!answered || changing || Boolean(problems));
  return (
    <div className="max-w-[48rem]">
      {asks && answered ? (
        <BackLink to={`/${language}/family/review/${review.id}`} />
      ) : (
        <BackLink to={`/${language}/family`} />
      )}
      {done === 'answered' && (
        <Banner kind="success" focus title={t('my-review:receipt.title')}>
          <p>{t('my-review:receipt.text', { team })}</p>
        </Banner>
      )}
      {!asks && <h1>{t('my-review:titleAnswered', { name: review.childName })}</h1>}
      {!asks && !answered && <Over review={review} phone={phone} />}
      {asks ? (
        <MyAnswerForm review={review} problems={problems} lead={<Lead review={review} />} />
      ) : (
        answered && <Said {...props} />
      )}
      {!asks && <PageForm />}
      {!asks && <MyMeetings review={review} />}
      {!asks && <MyRecords review={review} />}
    </div>
  );
}

/** What the review is, and that nothing in it is a duty. */
function Lead({ review }: { review: MyReview }) {
  const t = useT();
  const list = (kind: string, items: string[]) =>
    items.map((item) => t(`my-review:duties.${kind}.${item}`, { name: review.childName }));
  return (
    <>
      <p className="text-lg">{t(`my-review:lead.${review.kind}`, { name: review.childName })}</p>
      {review.words && (
        <section aria-labelledby="words" className="mb-6">
          <h2 id="words">{t('my-review:words')}</h2>
          <UserText>{review.words}</UserText>
        </section>
      )}
      <MustMayNeedNot
        must={list('must', ['nothing'])}
        may={list('may', ['choose', 'say', 'time', 'change'])}
        neednot={list('neednot', ['visit', 'child', 'form', 'school'])}
      />
    </>
  );
}

function Over({ review, phone }: { review: MyReview; phone: string }) {
  const t = useT();
  return (
    <Notice>{t(review.state === 'open' ? 'my-review:met' : 'my-review:over', { phone })}</Notice>
  );
}

/** What they chose, as a receipt that stays. */
function Said({ review, mayChoose, phone }: MyReviewPageProps) {
  const t = useT();
  const language = useLanguage();
  const text = (key: string, value: string) =>
    value ? [{ key: t(`my-review:said.${key}`), value: <UserText>{value}</UserText> }] : [];
  const ways = review.childHow.map((way) => t(`my-review:childWays.${way}`));
  return (
    <section aria-labelledby="said" className="mb-8">
      <h2 id="said">{t('my-review:said.title')}</h2>
      <SummaryList
        rows={[
          {
            key: t('my-review:said.how'),
            value: review.how && t(`my-review:ways.${review.how}.label`),
          },
          ...text('place', review.place),
          ...text('whenGood', review.whenGood),
          ...(review.childComes
            ? [
                {
                  key: t('my-review:said.childComes', { name: review.childName }),
                  value: t(`my-review:childComes.${review.childComes}`),
                },
              ]
            : []),
          ...(ways.length > 0
            ? [
                {
                  key: t('my-review:said.childHow', { name: review.childName }),
                  value: ways.join(', '),
                },
              ]
            : []),
          ...text('said', review.said),
          {
            key: t('my-review:said.when'),
            value: (
              <>
                {formatMoment(language, review.answeredAt!)}
                {review.entered && ` · ${t('my-review:said.entered')}`}
              </>
            ),
          },
        ]}
      />
      {mayChoose ? (
        <p>
          <ButtonLink to={`/${language}/family/review/${review.id}?change=1`} variant="secondary">
            {t('my-review:change')}
          </ButtonLink>
        </p>
      ) : (
        <Over review={review} phone={phone} />
      )}
    </section>
  );
}
