import type { ReactNode } from 'react';
import { DataTable, Details } from '~/components/layout';
import type { Household } from '../household.rules';
import type { Picture } from './family-page';
import { HeardTag, yearsOf } from './homes';
import { SeenTag } from './seen-heard';
import { useRecordWords } from './words';

type Row = {
  id: string;
  name: ReactNode;
  is: string;
  home: string;
  seen: ReactNode;
  heard: ReactNode;
};

/** The drawing's facts once more, as a table: everybody, where they live, last seen, last heard. */
export function FamilyTable(picture: Picture) {
  const { t } = useRecordWords();
  const rows = useRows(picture);
  const cell = (key: keyof Omit<Row, 'id'>) => ({
    key,
    header: t(`record:familyTable.${key}`),
    cell: (row: Row) => row[key],
  });
  return (
    <Details summary={t('record:familyTable.summary')}>
      <DataTable
        dense
        caption={t('record:familyTable.caption')}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { ...cell('name'), rowHeader: true },
          cell('is'),
          cell('home'),
          cell('seen'),
          cell('heard'),
        ]}
      />
    </Details>
  );
}

function useRows(picture: Picture): Row[] {
  const { t, word, code } = useRecordWords();
  const { family, parents, helpers, homes, today, unseenMonths } = picture;
  const nowhere = t('record:familyTable.notApplies');
  const homeOf = (has: (home: Household) => boolean) =>
    homes
      .filter(has)
      .map((home) =>
        home.unknown
          ? t('record:family.homeUnknown')
          : t('record:family.home', { number: home.number }),
      )
      .join(', ');
  const adult = (one: Picture['parents'][number], helper: boolean): Row => ({
    id: one.id,
    name: <bdi>{one.name || t('officer:item.nameless')}</bdi>,
    is: [word('roles', one.role), one.relation && word('relations', one.relation)]
      .filter(Boolean)
      .join(', '),
    home: helper ? nowhere : homeOf(({ adults }) => adults.some(({ id }) => id === one.id)),
    seen: nowhere,
    heard: <HeardTag picture={picture} id={one.id} helper={helper} />,
  });
  return [
    ...parents.map((one) => adult(one, false)),
    ...family.children.map((child): Row => ({
      id: child.id,
      name: (
        <a href={`/officer/child/${child.id}`}>
          <bdi>{child.name}</bdi>
        </a>
      ),
      is: `${t('record:head.age', { count: yearsOf(child, today) })}, ${word('childStatuses', child.status)}`,
      home: homeOf(({ children, alsoHere }) =>
        [...children, ...alsoHere].some(({ id }) => id === child.id),
      ),
      seen: (
        <SeenTag kind="seen" day={child.lastSeenOn} today={today} unseenMonths={unseenMonths} />
      ),
      heard: (
        <SeenTag kind="heard" day={child.lastHeardOn} today={today} unseenMonths={unseenMonths} />
      ),
    })),
    ...family.relatives.map((one): Row => ({
      id: one.id,
      name: <bdi>{one.name}</bdi>,
      is: [code('relatives', one.kind), one.relation].filter(Boolean).join(', '),
      home: homeOf(({ relatives }) => relatives.some(({ id }) => id === one.id)),
      seen: nowhere,
      heard: t('record:toldBy', { who: code('tellers', one.toldBy) }),
    })),
    ...helpers.map((one) => adult(one, true)),
  ];
}
