import type { ReactNode } from 'react';
import { Button, Hidden } from '~/components/form';
import { DataTable, Notice, Tag } from '~/components/layout';
import { formatDay, useT } from '~/platform/i18n';
import { dayOf, timeRange } from '../../session-times';
import { clashWords } from '../clashes';
import type { PlannedDate, PlannedDates } from '../plan-dates.server';

type DatesPreviewProps = {
  values: Record<string, string | string[]>;
  planned: PlannedDates;
  isStale: boolean;
  title?: ReactNode;
  /** The way back where nothing is to be changed in a form; else a button leads to it. */
  backTo?: string;
};

/** The dates that would be made, each clash named, before anything is made. */
export function DatesPreview({ values, planned, isStale, title, backTo }: DatesPreviewProps) {
  const t = useT();
  const free = planned.dates.filter(({ clashes }) => clashes.length === 0);
  const taken = planned.dates.filter(({ clashes }) => clashes.length > 0);
  return (
    <>
      <h1>{title ?? t('timetable:preview.title')}</h1>
      {isStale && <Notice tone="wait">{t('timetable:preview.stale')}</Notice>}
      <p className="max-w-[42rem]">{t('timetable:preview.lead', { count: free.length })}</p>
      {taken.length > 0 && (
        <Notice tone="alert">{t('timetable:preview.clashes', { count: taken.length })}</Notice>
      )}
      {planned.isCut && <Notice tone="wait">{t('timetable:preview.cut')}</Notice>}
      <DatesTable dates={planned.dates} />
      {planned.leftOut.length > 0 && (
        <section aria-labelledby="left-out">
          <h2 id="left-out">{t('timetable:preview.leftOut')}</h2>
          <ul>
            {planned.leftOut.map(({ date, why }) => (
              <li key={date}>
                {t('timetable:preview.leftOutLine', {
                  day: formatDay('en', date),
                  why: t(`timetable:preview.why.${why}`),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <form id="form" method="post" className="mt-8 flex flex-wrap items-center gap-4">
        <Kept values={values} />
        <Hidden name="seen" value={free.map(({ date }) => date).join()} />
        <Hidden name="without" value={taken.map(({ date }) => date).join()} />
        {free.length > 0 && (
          <Button name="intent" value="make">
            {t('timetable:preview.make', { count: free.length })}
          </Button>
        )}
        {backTo ? (
          <a href={backTo} className="inline-flex min-h-11 items-center">
            {t('timetable:preview.back')}
          </a>
        ) : (
          <Button name="intent" value="change" variant="secondary">
            {t('timetable:preview.change')}
          </Button>
        )}
      </form>
    </>
  );
}

function DatesTable({ dates }: { dates: PlannedDate[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t('timetable:preview.dates')}
      captionHidden
      rows={dates}
      rowKey={({ date }) => date}
      columns={[
        {
          key: 'day',
          header: t('timetable:preview.day'),
          cell: ({ startsAt }) => formatDay('en', dayOf(startsAt)),
        },
        {
          key: 'time',
          header: t('timetable:preview.time'),
          cell: ({ startsAt, endsAt }) => timeRange('en', startsAt, endsAt),
        },
        {
          key: 'clashes',
          header: t('timetable:preview.state'),
          cell: ({ clashes }) =>
            clashes.length === 0 ? (
              <Tag tone="good">{t('timetable:preview.free')}</Tag>
            ) : (
              <>
                <Tag tone="alert">{t('timetable:preview.taken')}</Tag>
                <ul role="list">
                  {clashes.map((clash, at) => (
                    <li key={at}>
                      <bdi>{clashWords(t, clash)}</bdi>
                    </li>
                  ))}
                </ul>
              </>
            ),
        },
      ]}
    />
  );
}

const own = ['intent', 'seen', 'without'];

/** What was typed, sent along unseen. */
function Kept({ values }: { values: DatesPreviewProps['values'] }) {
  return (
    <>
      {Object.entries(values)
        .filter(([name]) => !own.includes(name) && !name.startsWith('_'))
        .flatMap(([name, value]) =>
          [value]
            .flat()
            .map((each, at) => <Hidden key={`${name} ${at}`} name={name} value={each} />),
        )}
    </>
  );
}
