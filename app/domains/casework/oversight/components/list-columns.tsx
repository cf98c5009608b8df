import { Tag, type Column, type Tone } from '~/components/layout';
import { ratingTone } from '../../item/components/child-card';
import { dueState, NO_DUE_DATE } from '../../queue/queue.rules';
import { useRecordWords } from '../../record/components/words';
import { SeenTag } from '../../record/components/seen-heard';
import type { ListName } from '../oversight.rules';
import type { ListPage, ListRow } from '../oversight.view';

type Columns = Column<ListRow>[];

const dueTone: Record<string, Tone> = { overdue: 'alert', 'due-today': 'wait', 'due-soon': 'info' };

/** The columns of a list, each row with the link by which it is acted on. */
export function useListColumns(page: ListPage): Columns {
  const words = useRecordWords();
  const { t, date } = words;
  const { today, soon } = page.days;
  const head = (name: string) => t(`oversight:columns.${name}`);

  const name = (
    to: (row: ListRow) => string,
    below?: (row: ListRow) => string,
  ): Column<ListRow> => ({
    key: 'name',
    header: head('child'),
    rowHeader: true,
    cell: (row) => (
      <>
        <a href={to(row)} className="font-semibold">
          <bdi>{row.name}</bdi>
        </a>
        {below && <span className="block text-xs text-soft">{below(row)}</span>}
      </>
    ),
  });
  const text = (key: string, cell: Column<ListRow>['cell']): Column<ListRow> => ({
    key,
    header: head(key),
    cell,
  });
  const day = (key: string): Column<ListRow> =>
    text(key, (row) => (row.day ? date(row.day) : t('oversight:noDay')));
  const due = (key: string): Column<ListRow> =>
    text(key, (row) => {
      if (!row.day || row.day === NO_DUE_DATE) return t('oversight:noDay');
      const state = dueState(row.day, today, soon);
      return (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {date(row.day)}
          {dueTone[state] && (
            <Tag tone={dueTone[state]} sign={state === 'overdue' ? 'bang' : undefined}>
              {t(`officer:clockState.${state}`)}
            </Tag>
          )}
        </span>
      );
    });
  const who = (key: string): Column<ListRow> =>
    text(key, (row) =>
      row.ownerName ? (
        <bdi>{row.ownerName}</bdi>
      ) : (
        <span className="text-soft">{t('officer:queue.nobody')}</span>
      ),
    );
  const seen = (kind: 'seen' | 'heard', of: 'day' | 'heard'): Column<ListRow> =>
    text(kind, (row) => (
      <SeenTag kind={kind} day={row[of]} today={today} unseenMonths={page.unseenMonths} />
    ));
  const since = text('knownSince', (row) => (row.detail ? date(row.detail) : ''));
  const act = (what: 'seen' | 'review', path: string): Column<ListRow> => ({
    key: 'act',
    header: head('act'),
    cell: (row) => (
      <a href={`/officer/child/${row.childId}/${path}`}>
        {t(`oversight:act.${what}`)}
        <span className="sr-only">
          {' '}
          <bdi>{row.name}</bdi>
        </span>
      </a>
    ),
  });
  const record = name((row) => `/officer/child/${row.childId}`);
  const question = name(
    (row) => `/officer/escalation/${row.id}`,
    (row) => row.reference ?? '',
  );
  const service = text('service', (row) => words.code('services', row.code ?? ''));
  const items: Columns = [
    {
      key: 'choose',
      header: head('choose'),
      headerHidden: true,
      cell: (row) => <Choose row={row} />,
    },
    name(
      (row) => `/officer/item/${row.id}`,
      (row) => `${words.word('kinds', row.detail ?? '')} ${row.reference ?? ''}`,
    ),
    due('due'),
    text('clock', (row) => (row.code ? words.word('clockNames', row.code) : '')),
    who('officer'),
  ];

  const columns: Record<ListName, () => Columns> = {
    referrals: () => [
      question,
      service,
      text('sent', (row) => (row.detail ? words.moment(row.detail) : '')),
      who('officer'),
    ],
    approvals: () => [
      name((row) => `/officer/step/${row.id}`),
      text('step', (row) => words.code('stepKinds', row.code ?? '')),
      day('proposed'),
      text('proposedBy', (row) => (
        <>
          <bdi>{row.ownerName}</bdi>
          {row.ownerId === page.me && (
            <span className="block text-xs text-soft">{t('oversight:ownProposal')}</span>
          )}
        </>
      )),
    ],
    overdue: () => items,
    soon: () => items,
    items: () => items,
    silent: () => [
      question,
      service,
      due('answerDue'),
      text('level', (row) => t(`oversight:levels.${row.level ?? 0}`)),
      who('officer'),
    ],
    rated: () => [
      record,
      text('rating', (row) => (
        <Tag tone={ratingTone[row.code ?? '']}>{t(`officer:rating.levels.${row.code}`)}</Tag>
      )),
      day('ratedOn'),
      seen('seen', 'heard'),
      act('review', 'review'),
    ],
    unseen: () => [record, seen('seen', 'day'), seen('heard', 'heard'), since, act('seen', 'seen')],
    unheard: () => [
      record,
      seen('heard', 'heard'),
      seen('seen', 'day'),
      since,
      act('seen', 'seen'),
    ],
    unreviewed: () => [
      record,
      day('lastReport'),
      seen('seen', 'heard'),
      since,
      act('review', 'review'),
    ],
    plans: () => [
      name((row) => `/officer/child/${row.childId}/ehc`),
      due('planReview'),
      seen('seen', 'heard'),
    ],
    letters: () => [
      name((row) => `/officer/letter/${row.itemId}`),
      text('letter', (row) => words.code('letterKinds', row.code ?? '')),
      text('to', (row) => <bdi>{row.reference}</bdi>),
      text('how', (row) => t(`oversight:ways.${row.detail}`)),
      day('written'),
      who('writtenBy'),
    ],
  };
  return columns[page.list]();
}

function Choose({ row }: { row: ListRow }) {
  const { t } = useRecordWords();
  return (
    <label className="inline-flex size-9 items-center justify-center">
      <input
        type="checkbox"
        name="item"
        value={`${row.id}.${row.ownerId ?? 'nobody'}`}
        form="assign"
        className="size-5"
        aria-label={t('officer:queue.choose', { title: row.name, reference: row.reference })}
      />
    </label>
  );
}
