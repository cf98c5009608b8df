import { Ltr, SummaryList, Tag } from '~/components/layout';
import type { ShownItem } from '../show-item.server';
import { useWords } from './words';

const loud = [
  'not-safe-to-email',
  'not-safe-to-write',
  'pressed',
  'indicators',
  'attendance-order',
];

/** What the item is, whose it is and how it stands. */
export function ItemSummary({ item }: { item: ShownItem }) {
  const { t, word, date, language, moment } = useWords();
  return (
    <SummaryList
      rows={[
        {
          key: t('officer:item.status'),
          value: (
            <>
              <Tag tone={statusTone(item.status)}>{word('statuses', item.status)}</Tag>
              {item.withdrawnAt && (
                <p>{t('officer:item.withdrawnOn', { date: date(item.withdrawnAt) })}</p>
              )}
              {item.joinedTo && (
                <p>
                  {t('officer:item.joinedTo')}{' '}
                  <a href={`/officer/item/${item.joinedTo.id}`}>
                    <Ltr>{item.joinedTo.reference}</Ltr>
                  </a>
                </p>
              )}
            </>
          ),
        },
        { key: t('officer:item.owner'), value: item.ownerName ?? t('officer:item.nobody') },
        { key: t('officer:item.flagged'), value: <Flags flags={item.flags} /> },
        {
          key: t('officer:item.received'),
          value: item.source === 'portal' ? moment(item.receivedAt) : date(item.receivedOn),
        },
        // What casework itself opens came from nobody.
        ...(item.workPage
          ? []
          : [
              {
                key: t('officer:item.source'),
                value: item.enteredBy
                  ? t('officer:item.enteredBy', {
                      source: word('sources', item.source),
                      name: item.enteredBy,
                    })
                  : word('sources', item.source),
              },
            ]),
        { key: t('officer:item.languageOf'), value: language(item.language) },
      ]}
    />
  );
}

function Flags({ flags }: { flags: string[] }) {
  const { t, word } = useWords();
  if (flags.length === 0) return <>{t('officer:item.noFlags')}</>;
  return (
    <ul role="list" className="flex flex-wrap gap-2">
      {flags.map((flag) => (
        <li key={flag}>
          <Tag tone={loud.includes(flag) ? 'alert' : 'neutral'}>{word('flags', flag)}</Tag>
        </li>
      ))}
    </ul>
  );
}

function statusTone(status: string) {
  if (status === 'new') return 'info';
  if (status.startsWith('waiting')) return 'wait';
  return status === 'decided' || status === 'closed' ? 'good' : 'neutral';
}
