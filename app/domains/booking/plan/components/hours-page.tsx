import {
  Button,
  DateField,
  ErrorSummary,
  FormInline,
  Hidden,
  Select,
  TextField,
} from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { BackLink, Banner, EmptyState } from '~/components/layout';
import { formatDay, useT } from '~/platform/i18n';
import { dayOf, momentWords, timeRange } from '../../session-times';
import { londonDay } from '../local-time';
import type { HoursView } from '../hours-pages.server';
import { hoursField } from '../hours.schema';
import { WEEKDAYS } from '../series.rule';
import { problemsOf } from './parts';

type HoursPageProps = HoursView & { problems?: FormProblems | null };

const done = ['hours', 'absence', 'dropped'];

/** When somebody of the team can be booked, and when they are away. */
export function HoursPage(props: HoursPageProps) {
  const t = useT();
  const { member, isOwn, problems, team } = props;
  const intent = String(problems?.values.intent ?? '');
  return (
    <>
      <ErrorSummary
        problems={problems}
        errorsFrom="timetable:hours"
        idPrefix={intent || undefined}
      />
      {props.done && done.includes(props.done) && !problems && (
        <Banner kind="success" title={t(`timetable:hours.done.${props.done}`)} focus />
      )}
      <BackLink to="/officer/calendar?who=me">{t('timetable:calendar.title')}</BackLink>
      <h1>{isOwn ? t('timetable:hours.own') : t('timetable:hours.of', { name: member.name })}</h1>
      {team.length > 0 && (
        <FormInline
          id="whose"
          method="get"
          action="/officer/sessions/hours"
          row
          saved={{ who: member.id }}
          submitLabel={t('timetable:hours.show')}
          submitVariant="secondary"
        >
          <Select
            name="who"
            label={t('timetable:hours.whose')}
            options={team.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </FormInline>
      )}
      <div className="mt-8 grid gap-10 lg:grid-cols-2">
        <WeekForm {...props} />
        <Absences {...props} />
      </div>
    </>
  );
}

function WeekForm({ seen, saved, problems }: HoursPageProps) {
  const t = useT();
  const own = problemsOf(problems, 'hours');
  const stale = own?.errors.some(({ code }) => code === 'stale');
  return (
    <section aria-labelledby="week">
      <h2 id="week">{t('timetable:hours.week')}</h2>
      <p>{t('timetable:hours.weekLead')}</p>
      <FormInline
        id="hours"
        problems={own}
        errorsFrom="timetable:hours"
        saved={saved}
        submitLabel={t('common:button.save')}
      >
        <Hidden name="intent" value="hours" />
        <Hidden name="seen" value={own && !stale ? String(own.values.seen ?? seen) : seen} />
        {WEEKDAYS.map((code) => (
          <TextField key={code} name={hoursField(code)} label={t(`timetable:weekdays.${code}`)} />
        ))}
      </FormInline>
    </section>
  );
}

function Absences({ absences, submitKey, problems }: HoursPageProps) {
  const t = useT();
  const own = problemsOf(problems, 'absence');
  return (
    <section aria-labelledby="away">
      <h2 id="away">{t('timetable:hours.away')}</h2>
      {absences.length === 0 ? (
        <EmptyState title={t('timetable:hours.noAbsence')} />
      ) : (
        <ul role="list" className="border-t border-line">
          {absences.map((absence) => (
            <AbsenceLine key={absence.id} {...absence} />
          ))}
        </ul>
      )}
      <h3>{t('timetable:hours.newAbsence')}</h3>
      <p>{t('timetable:hours.absenceLead')}</p>
      <FormInline
        id="absence"
        problems={own}
        errorsFrom="timetable:hours"
        submitLabel={t('timetable:hours.absenceSubmit')}
      >
        <Hidden name="intent" value="absence" />
        <Hidden name="submitKey" value={String(own?.values.submitKey ?? submitKey)} />
        <DateField name="from" label={t('timetable:hours.from')} />
        <TextField
          name="fromTime"
          label={t('timetable:hours.fromTime')}
          hint={t('timetable:hours.fromTimeHint')}
          width="short"
          optionalNote
        />
        <DateField
          name="to"
          label={t('timetable:hours.to')}
          hint={t('timetable:hours.toHint')}
          optionalNote
        />
        <TextField
          name="toTime"
          label={t('timetable:hours.toTime')}
          hint={t('timetable:hours.toTimeHint')}
          width="short"
          optionalNote
        />
      </FormInline>
    </section>
  );
}

function AbsenceLine({ id, startsAt, endsAt }: HoursView['absences'][number]) {
  const t = useT();
  const words = absenceWords(t, startsAt, endsAt);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-2">
      <span>{words}</span>
      <FormInline
        id={`drop-${id}`}
        hideSubmit
        aria-label={t('timetable:hours.dropLabel', { when: words })}
      >
        <Hidden name="intent" value="drop" />
        <Hidden name="absence" value={id} />
        <Button variant="quiet">
          {t('timetable:hours.drop')}
          <span className="sr-only">: {words}</span>
        </Button>
      </FormInline>
    </li>
  );
}

/** An absence in words: whole days as days, else with its times. */
export function absenceWords(t: ReturnType<typeof useT>, startsAt: string, endsAt: string): string {
  const first = dayOf(startsAt);
  const last = dayOf(new Date(Date.parse(endsAt) - 1).toISOString());
  const isWhole =
    londonDay(first).from.getTime() === Date.parse(startsAt) &&
    londonDay(last).to.getTime() === Date.parse(endsAt);
  if (isWhole && first === last) return formatDay('en', first);
  if (isWhole) {
    return t('timetable:hours.days', { from: formatDay('en', first), to: formatDay('en', last) });
  }
  if (first === last) {
    const times = timeRange('en', startsAt, endsAt);
    return t('timetable:hours.dayTimes', { day: formatDay('en', first), times });
  }
  return t('timetable:hours.days', {
    from: momentWords('en', startsAt),
    to: momentWords('en', endsAt),
  });
}
