import { DataTable, Notice } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { languageName } from '../../../item/components/words';
import type { RoundCounts } from '../count-readers.server';
import type { OtherKind } from '../other-kinds';
import type { RoundView } from '../prepare-pages.server';

const ways = ['email', 'post', 'none'] as const;

/** How many readers a round would reach now, by language and way, and who reads English for want of words. */
export function ReadersTable(props: {
  kind: OtherKind;
  counts: RoundCounts;
  languages: RoundView['languages'];
}) {
  const t = useT();
  const { kind, counts, languages } = props;
  const codes = [...new Set(counts.readers.map(({ language }) => language))];
  const countOf = (language: string, way?: string) =>
    counts.readers
      .filter((each) => each.language === language && (way === undefined || each.how === way))
      .reduce((sum, { count }) => sum + count, 0);
  const without = languages.filter(
    ({ language, state }) => state === 'none' && countOf(language) > 0,
  );
  return (
    <>
      <ul>
        <li>{t('rounds:counts.families', { count: counts.families })}</li>
        {counts.held > 0 && <li>{t('rounds:counts.held', { count: counts.held })}</li>}
        {counts.nobody > 0 && (
          <li>
            {t(kind === 'newsletter' ? 'rounds:counts.noNews' : 'rounds:counts.nobody', {
              count: counts.nobody,
            })}
          </li>
        )}
      </ul>
      {codes.length > 0 && (
        <DataTable
          caption={t('rounds:counts.caption')}
          rows={codes}
          rowKey={(code) => code}
          columns={[
            {
              key: 'language',
              header: t('rounds:counts.language'),
              cell: (code) => languageName(code),
            },
            ...ways.map((way) => ({
              key: way,
              header: t(`rounds:ways.${way}`),
              align: 'end' as const,
              cell: (code: string) => countOf(code, way),
            })),
          ]}
        />
      )}
      {without
        .filter(({ language }) => language !== 'en')
        .map(({ language }) => (
          <Notice key={language} tone="wait">
            {t('rounds:counts.inEnglish', {
              count: countOf(language),
              language: languageName(language),
            })}
          </Notice>
        ))}
    </>
  );
}
