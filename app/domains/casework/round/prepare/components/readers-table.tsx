import { DataTable } from '~/components/layout';
import { useT } from '~/platform/i18n';
import { languageName } from '../../../item/components/words';
import type { RoundCounts } from '../count-readers.server';
import type { OtherKind } from '../other-kinds';

const ways = ['email', 'post', 'none'] as const;

/** How many families a round is for now, and how many of them are left out. */
export function FamiliesMeant({ counts }: { counts: Pick<RoundCounts, 'families' | 'held'> }) {
  const t = useT();
  return (
    <ul>
      <li>{t('rounds:counts.families', { count: counts.families })}</li>
      {counts.held > 0 && <li>{t('rounds:counts.held', { count: counts.held })}</li>}
    </ul>
  );
}

/** How many readers a round would reach now, by language and way. */
export function ReadersTable({ kind, counts }: { kind: OtherKind; counts: RoundCounts }) {
  const t = useT();
  const codes = [...new Set(counts.readers.map(({ language }) => language))];
  const countOf = (language: string, way: string) =>
    counts.readers
      .filter((each) => each.language === language && each.how === way)
      .reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <FamiliesMeant counts={counts} />
      {counts.nobody > 0 && (
        <p>
          {t(kind === 'newsletter' ? 'rounds:counts.noNews' : 'rounds:counts.nobody', {
            count: counts.nobody,
          })}
        </p>
      )}
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
    </>
  );
}
