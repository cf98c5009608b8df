import {
  Button,
  ErrorSummary,
  FormInline,
  Hidden,
  Select,
  TextArea,
  DateField,
} from '~/components/form';
import { BackLink, Banner, DataTable, Details } from '~/components/layout';
import { formatDay, formatList, useT } from '~/platform/i18n';
import { dayOf, timeRange } from '../../session-times';
import type { SeriesView } from '../series-pages.server';
import { DatesPreview } from './dates-preview';
import type { PlanAnswer } from './new-session-page';
import { problemsOf, StateTag, versionFor } from './parts';
import { EndsField } from './repeat-fields';
import { ruleWords } from './series-words';

type SeriesPageProps = SeriesView & { answer?: PlanAnswer | null };

const prefixes: Record<string, string> = {
  lengthen: 'lengthen',
  make: 'lengthen',
  exception: 'exception',
  end: 'end',
};

/** A series: its rule, its dates, and making it longer or shorter. */
export function SeriesPage(props: SeriesPageProps) {
  const t = useT();
  const { series, sessions, answer } = props;
  const path = `/officer/sessions/series/${series.id}`;
  if (answer?.shown?.kind === 'look')
    return (
      <DatesPreview
        values={answer.values}
        {...answer.shown}
        title={t('timetable:series.lengthenTitle')}
        backTo={path}
      />
    );
  return (
    <>
      <ErrorSummary
        problems={answer}
        errorsFrom="timetable:series"
        idPrefix={prefixes[String(answer?.values.intent ?? '')]}
      />
      {props.done && !answer && (
        <Banner kind="success" title={t(`timetable:series.done.${doneOf(props.done)}`)} focus />
      )}
      <BackLink to="/officer/sessions" />
      <h1>
        <bdi>{series.title}</bdi>
      </h1>
      <p>{ruleWords(t, series.rule)}</p>
      {series.except.length > 0 && (
        <p>
          {t('timetable:series.except', {
            days: formatList(
              'en',
              series.except.map((day) => formatDay('en', day)),
            ),
          })}
        </p>
      )}
      {props.mayPlan && <Changes {...props} />}
      <h2>{t('timetable:series.dates')}</h2>
      <DataTable
        caption={t('timetable:series.dates')}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'day',
            header: t('timetable:preview.day'),
            cell: ({ id, startsAt }) => (
              <a href={`/officer/sessions/session/${id}`}>{formatDay('en', dayOf(startsAt))}</a>
            ),
          },
          {
            key: 'time',
            header: t('timetable:preview.time'),
            cell: ({ startsAt, endsAt }) => timeRange('en', startsAt, endsAt),
          },
          {
            key: 'booked',
            header: t('timetable:calendar.booked'),
            cell: ({ taken, capacity }) =>
              t('timetable:calendar.places', { count: taken, capacity }),
          },
          {
            key: 'state',
            header: t('timetable:session.state'),
            cell: ({ state }) => <StateTag state={state} />,
          },
        ]}
      />
    </>
  );
}

function doneOf(done: string): string {
  const known = ['made', 'lengthened', 'exception', 'ended'];
  return known.includes(done) ? done : 'made';
}

function Changes({ series, sessions, answer }: SeriesPageProps) {
  const t = useT();
  const coming = sessions.filter(({ isComing }) => isComing);
  const of = (intent: string) => problemsOf(answer, intent);
  const hidden = (intent: string) => (
    <>
      <Hidden name="intent" value={intent} />
      <Hidden name="version" value={versionFor(of(intent), series.version)} />
    </>
  );
  const form = (intent: string) => ({
    id: intent,
    problems: of(intent),
    errorsFrom: 'timetable:series',
    hideSubmit: true,
  });
  return (
    <div className="max-w-[42rem]">
      <Details summary={t('timetable:series.lengthen')} open={of('lengthen') !== null}>
        <FormInline {...form('lengthen')} saved={{ ends: 'until' }}>
          {hidden('lengthen')}
          <EndsField hint={t('timetable:series.lengthenHint')} />
          <Button variant="secondary">{t('timetable:series.lengthenSubmit')}</Button>
        </FormInline>
      </Details>
      {coming.length > 0 && (
        <>
          <Details summary={t('timetable:series.exception')} open={of('exception') !== null}>
            <FormInline {...form('exception')}>
              {hidden('exception')}
              <Select
                name="date"
                label={t('timetable:series.exceptionDay')}
                hint={t('timetable:series.told')}
                emptyLabel={t('timetable:repeat.choose')}
                options={coming.map(({ day, startsAt, taken }) => ({
                  value: day,
                  label: t('timetable:series.exceptionOption', {
                    day: formatDay('en', dayOf(startsAt)),
                    count: taken,
                  }),
                }))}
              />
              <Why />
              <Button variant="warning">{t('timetable:series.exceptionSubmit')}</Button>
            </FormInline>
          </Details>
          <Details summary={t('timetable:series.end')} open={of('end') !== null}>
            <FormInline {...form('end')}>
              {hidden('end')}
              <DateField
                name="from"
                label={t('timetable:series.endFrom')}
                hint={t('timetable:series.told')}
              />
              <Why />
              <Button variant="warning">{t('timetable:series.endSubmit')}</Button>
            </FormInline>
          </Details>
        </>
      )}
    </div>
  );
}

function Why() {
  const t = useT();
  return (
    <TextArea
      name="why"
      label={t('timetable:cancel.why')}
      hint={t('timetable:session.whyHint')}
      rows={3}
    />
  );
}
