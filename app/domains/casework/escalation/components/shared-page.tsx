import { BackLink, EmptyState, SummaryCard, SummaryList, UserText } from '~/components/layout';
import { formatDate, useLanguage, useT } from '~/platform/i18n';
import type { SharedLine } from '../escalation.view';

/** What was shared about a parent's children, as far as parents may see it. */
export function SharedPage({ lines }: { lines: SharedLine[] }) {
  const t = useT();
  const language = useLanguage();
  const children = [...new Map(lines.map((line) => [line.childId, line.childName]))];
  return (
    <>
      <BackLink to={`/${language}/family`} />
      <h1>{t('my-sharing:title')}</h1>
      <p>{t('my-sharing:lead')}</p>
      {lines.length === 0 && (
        <EmptyState title={t('my-sharing:none')}>{t('my-sharing:noneMore')}</EmptyState>
      )}
      {children.map(([id, name]) => (
        <section key={id} className="mb-8">
          <h2>
            {t('my-sharing:aboutChild')} <bdi>{name}</bdi>
          </h2>
          {lines
            .filter((line) => line.childId === id)
            .map((line) => (
              <SharedCard key={line.id} line={line} />
            ))}
        </section>
      ))}
      <h2>{t('my-sharing:why.title')}</h2>
      <p>{t('my-sharing:why.body')}</p>
      <p>{t('my-sharing:why.notAll')}</p>
      <h2>{t('my-sharing:rights.title')}</h2>
      <p>{t('my-sharing:rights.ask')}</p>
      <p>{t('my-sharing:rights.complain')}</p>
      <p>
        <a href={`/${language}/guide/your-information`}>{t('my-sharing:rights.more')}</a>
      </p>
    </>
  );
}

function SharedCard({ line }: { line: SharedLine }) {
  const t = useT();
  const language = useLanguage();
  return (
    <SummaryCard under title={formatDate(language, line.sharedOn)}>
      <SummaryList
        rows={[
          { key: t('my-sharing:what'), value: <UserText lang="en">{line.what}</UserText> },
          {
            key: t('my-sharing:with'),
            value: (
              <>
                {t(`my-sharing:services.${line.service}`)}
                <br />
                <bdi>{line.withWhom}</bdi>
              </>
            ),
          },
          { key: t('my-sharing:basis'), value: t(`my-sharing:bases.${line.basis}`) },
        ]}
      />
    </SummaryCard>
  );
}
