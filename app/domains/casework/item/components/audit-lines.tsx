import { DataTable, EmptyState, KeyPager, Ltr } from '~/components/layout';
import type { AuditLine } from '../find-history.server';
import { useWords } from './words';

type AuditLinesProps = {
  lines: AuditLine[];
  nextTo: string | null;
  firstTo: string | null;
  caption: string;
  empty: string;
};

/** Lines of the audit trail as a table, the latest first. */
export function AuditLines({ lines, nextTo, firstTo, caption, empty }: AuditLinesProps) {
  const { t, moment } = useWords();
  if (lines.length === 0) return <EmptyState title={empty} />;
  return (
    <>
      <DataTable
        dense
        caption={caption}
        captionHidden
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'what',
            rowHeader: true,
            header: t('officer:history.what'),
            cell: (line) => (
              <>
                {t(`officer:history.actions.${line.action}`, { defaultValue: line.action })}
                <Codes detail={line.detail} />
              </>
            ),
          },
          {
            key: 'who',
            header: t('officer:history.who'),
            cell: (line) => <bdi>{line.by ?? t(`officer:history.actors.${line.actorKind}`)}</bdi>,
          },
          {
            key: 'about',
            header: t('officer:history.about'),
            cell: (line) => (
              <>
                {line.child && (
                  <span className="block">
                    <bdi>{line.child}</bdi>
                  </span>
                )}
                {line.reference && (
                  <a href={`/officer/item/${line.itemId}`}>
                    <Ltr>{line.reference}</Ltr>
                  </a>
                )}
              </>
            ),
          },
          { key: 'when', header: t('officer:history.when'), cell: (line) => moment(line.at) },
        ]}
      />
      <KeyPager nextTo={nextTo} />
      {firstTo && (
        <p>
          <a href={firstTo}>{t('officer:history.newer')}</a>
        </p>
      )}
    </>
  );
}

/** The codes of a line as they are kept: they are evidence, so they are not put into other words. */
function Codes({ detail }: { detail: Record<string, unknown> }) {
  const codes = Object.entries(detail).flatMap(([key, value]) =>
    ['string', 'number'].includes(typeof value) && !isIdentifier(value)
      ? [`${key}: ${String(value)}`]
      : [],
  );
  if (codes.length === 0) return null;
  return <span className="block text-sm text-soft">{codes.join(' · ')}</span>;
}

function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);
}
