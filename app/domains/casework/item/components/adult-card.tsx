import type { ReactNode } from 'react';
import { Ltr, Notice, SummaryCard, SummaryList, UserText } from '~/components/layout';
import type { AdultView } from '../item.view';
import { addressLines } from './address';
import { languageName, useWords } from './words';

/** One adult of the family, with who told the council of them and what is not safe. */
export function AdultCard({ adult }: { adult: AdultView }) {
  const { t, word } = useWords();
  return (
    <SummaryCard
      title={
        <>
          <bdi>{adult.name || t('officer:item.nameless')}</bdi>
          <span className="block text-sm font-normal text-soft">
            {word('roles', adult.role)}
            {adult.sentThis && <> · {t('officer:item.sentThis')}</>}
          </span>
        </>
      }
    >
      {adult.addressSecret && (
        <Notice tone="alert">
          <strong>{t('officer:item.addressSecret')}</strong>
          <p>{t('officer:item.addressSecretWhy')}</p>
        </Notice>
      )}
      {(!adult.safeToEmail || !adult.safeToWrite || adult.safetyNote) && (
        <Notice tone="alert">
          {!adult.safeToEmail && <p>{word('flags', 'not-safe-to-email')}</p>}
          {!adult.safeToWrite && <p>{word('flags', 'not-safe-to-write')}</p>}
          {adult.safetyNote && <UserText>{adult.safetyNote}</UserText>}
        </Notice>
      )}
      <AdultFacts adult={adult} />
    </SummaryCard>
  );
}

function AdultFacts({ adult }: { adult: AdultView }) {
  const { t, word, date } = useWords();
  const address = addressLines(adult.address);
  const optional = (key: string, value: ReactNode) => (value ? [{ key, value }] : []);
  return (
    <SummaryList
      rows={[
        { key: t('officer:item.toldByLabel'), value: word('toldBy', adult.toldBy) },
        ...optional(
          t('officer:item.relation'),
          adult.relation && <bdi>{word('relations', adult.relation)}</bdi>,
        ),
        ...optional(
          t('officer:item.responsibility'),
          adult.parentalResponsibility &&
            t(`officer:item.yesNo.${adult.parentalResponsibility}`, {
              defaultValue: adult.parentalResponsibility,
            }),
        ),
        ...optional(t('officer:item.phone'), adult.phone && <Ltr>{adult.phone}</Ltr>),
        ...optional(t('officer:item.email'), adult.email && <Ltr>{adult.email}</Ltr>),
        ...optional(
          t('officer:item.address'),
          address.length > 0 && <UserText>{address.join('\n')}</UserText>,
        ),
        ...optional(
          t('officer:item.prefers'),
          adult.preferredContact && word('contactWays', adult.preferredContact),
        ),
        { key: t('officer:item.languageOf'), value: languageName(adult.language) },
        ...optional(
          t('officer:item.interpreter'),
          adult.interpreter && word('interpreters', adult.interpreter),
        ),
        {
          key: t('officer:item.lastHeard'),
          value: adult.lastHeardOn ? date(adult.lastHeardOn) : t('officer:item.neverHeard'),
        },
      ]}
    />
  );
}
