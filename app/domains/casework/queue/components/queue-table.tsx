import { DataTable, Tag, type Column, type Tone } from '~/components/layout';
import type { ItemFlag, ItemStatus } from '~/domains/intake';
import { formatShortDate, isLanguage, languages, useT, type Translate } from '~/platform/i18n';
import { dueState, type DueState } from '../queue.rules';
import type { QueuePage, QueueRow } from '../queue.store.server';

type QueueTableProps = Pick<QueuePage, 'rows' | 'today' | 'soon'> & { caption: string };

/** The page of the queue; every row names its children, and can be ticked. */
export function QueueTable({ rows, today, soon, caption }: QueueTableProps) {
  const t = useT();
  const word = wordsOf(t);
  const columns: Column<QueueRow>[] = [
    {
      key: 'choose',
      header: t('officer:queue.column.choose'),
      headerHidden: true,
      cell: (row) => <Choose row={row} />,
    },
    {
      key: 'title',
      header: t('officer:queue.column.title'),
      rowHeader: true,
      cell: (row) => <Title row={row} word={word} />,
    },
    {
      key: 'due',
      header: t('officer:queue.column.due'),
      cell: (row) => <Due row={row} state={dueState(row.dueOn, today, soon)} word={word} />,
    },
    {
      key: 'flags',
      header: t('officer:queue.column.flags'),
      cell: (row) => <Flags flags={row.flags} word={word} />,
    },
    {
      key: 'language',
      header: t('officer:queue.column.language'),
      cell: (row) => <LanguageName code={row.language} />,
    },
    {
      key: 'owner',
      header: t('officer:queue.column.owner'),
      cell: (row) =>
        row.ownerName ? (
          <bdi>{row.ownerName}</bdi>
        ) : (
          <span className="text-soft">{word('queue.nobody')}</span>
        ),
    },
    {
      key: 'status',
      header: t('officer:queue.column.status'),
      cell: (row) => <Tag tone={statusTone[row.status]}>{word(`status.${row.status}`)}</Tag>,
    },
    {
      key: 'received',
      header: t('officer:queue.column.received'),
      nowrap: true,
      cell: (row) => formatShortDate('en', row.receivedOn),
    },
  ];
  return (
    <DataTable
      caption={caption}
      captionHidden
      dense
      wide
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}

type Words = (key: string) => string;

/** Each staff word looked up once for the whole table: fifty rows say the same few words. */
function wordsOf(t: Translate): Words {
  const known = new Map<string, string>();
  return (key) => {
    const found = known.get(key) ?? t(`officer:${key}`);
    known.set(key, found);
    return found;
  };
}

const statusTone: Record<ItemStatus, Tone> = {
  planned: 'neutral',
  new: 'info',
  open: 'neutral',
  'waiting-parent': 'wait',
  'waiting-other': 'wait',
  decided: 'good',
  closed: 'neutral',
};

const dueTone: Record<DueState, Tone> = {
  overdue: 'alert',
  'due-today': 'wait',
  'due-soon': 'info',
  running: 'neutral',
  none: 'neutral',
};

const alarming: ItemFlag[] = ['pressed', 'not-safe-to-email', 'not-safe-to-write', 'indicators'];

function Choose({ row }: { row: QueueRow }) {
  const t = useT();
  if (row.closed) return null;
  return (
    <label className="inline-flex size-9 items-center justify-center">
      <input
        type="checkbox"
        name="item"
        value={`${row.id}.${row.ownerId ?? 'nobody'}`}
        form="assign"
        className="size-5"
        aria-label={t('officer:queue.choose', { title: row.title, reference: row.reference })}
      />
    </label>
  );
}

function Title({ row, word }: { row: QueueRow; word: Words }) {
  const years = row.yearGroups.map((year) =>
    year === 0 ? word('queue.reception') : `${word('queue.yearShort')} ${year}`,
  );
  return (
    <>
      <a href={`/officer/item/${row.id}`} className="font-semibold">
        <bdi>{row.title}</bdi>
      </a>
      <span className="block text-xs text-soft">
        {word(`kind.${row.kind}`)} <span className="whitespace-nowrap">{row.reference}</span>
        {years.length > 0 && ` · ${years.join(', ')}`}
      </span>
    </>
  );
}

function Due({ row, state, word }: { row: QueueRow; state: DueState; word: Words }) {
  if (state === 'none') return <span className="text-soft">{word('clockState.none')}</span>;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="whitespace-nowrap">{formatShortDate('en', row.dueOn)}</span>
        <Tag tone={dueTone[state]} sign={state === 'overdue' ? 'bang' : undefined}>
          {word(`clockState.${state}`)}
        </Tag>
      </span>
      {row.clock && <span className="block text-xs text-soft">{word(`clock.${row.clock}`)}</span>}
    </>
  );
}

function Flags({ flags, word }: { flags: ItemFlag[]; word: Words }) {
  if (flags.length === 0) return <span className="text-soft">{word('queue.noFlags')}</span>;
  return (
    <ul role="list" className="flex flex-wrap gap-1">
      {flags.map((flag) => (
        <li key={flag}>
          <Tag tone={alarming.includes(flag) ? 'alert' : 'neutral'}>{word(`flag.${flag}`)}</Tag>
        </li>
      ))}
    </ul>
  );
}

function LanguageName({ code }: { code: string }) {
  const t = useT();
  if (!isLanguage(code)) return <>{t('officer:item.otherLanguage')}</>;
  return <bdi lang={code}>{languages[code].name}</bdi>;
}
