import { ButtonLink, Fieldset, FormInline, FormPage, Hidden, Select } from '~/components/form';
import type { FormProblems } from '~/components/form';
import { BackLink, EmptyState } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import type { SessionMode } from '../../booking.codes';
import { dayInYear, lengthOf, zoneOf, zoneWords } from '../../session-times';
import { kindAbout, kindTitle } from '../../session-words';
import type { OfferedKind } from '../sessions.view';
import type { SlotDay, SlotWeek } from '../slots';
import type { WhoAsked } from '../who.schema';
import { CallUs } from './call-us';
import { SaidText } from './said-text';
import { SlotSelect } from './slot-select';
import { WhoFields } from './who-fields';

export type TimeView = {
  kind: OfferedKind;
  mode: SessionMode;
  weeks: SlotWeek[];
  /** The Monday of the week that is shown; null where no time is free at all. */
  week: string | null;
  days: SlotDay[];
  asked: WhoAsked;
  submitKey: string;
};

type TimePageProps = TimeView & { problems?: FormProblems | null };

/** One to three times in order of wish, and who comes. */
export function TimePage(view: TimePageProps) {
  const t = useT();
  const language = useLanguage();
  const { kind, problems } = view;
  return (
    <FormPage
      title={<SaidText said={kindTitle(kind, language)} />}
      backTo={`/${language}/sessions`}
      problems={problems}
      saved={{ adults: '1', children: '0' }}
      errorsFrom="sessions:who"
      hideSubmit={view.week === null}
      submitLabel={t('sessions:time.submit')}
      lead={
        <>
          <p className="text-lg">
            <SaidText said={kindAbout(kind, language)} />
          </p>
          <p>{t('sessions:time.minutes', { length: lengthOf(language, kind.minutes) })}</p>
          <p>{t('sessions:event.choice')}</p>
          <TimesFilter {...view} />
        </>
      }
    >
      {view.week === null ? <NoTime /> : <Choices {...view} />}
    </FormPage>
  );
}

function Choices({ days, asked, submitKey, problems }: TimePageProps) {
  const t = useT();
  return (
    <>
      <Hidden name="submitKey" value={String(problems?.values.submitKey ?? submitKey)} />
      <Fieldset
        name="when"
        legend={t('sessions:time.choicesLegend')}
        hint={
          <>
            {t('sessions:time.choicesHint')} <Zones days={days} />
          </>
        }
      >
        <SlotSelect
          name="first"
          label={t('sessions:time.first')}
          asked="needed"
          days={days}
          emptyLabel={t('sessions:time.choose')}
        />
        <SlotSelect
          name="second"
          label={t('sessions:time.second')}
          hint={t('sessions:time.secondHint')}
          asked="choice"
          days={days}
          emptyLabel={t('sessions:time.noMore')}
        />
        <SlotSelect
          name="third"
          label={t('sessions:time.third')}
          asked="choice"
          days={days}
          emptyLabel={t('sessions:time.noMore')}
        />
      </Fieldset>
      <WhoFields asked={asked} />
    </>
  );
}

/** Which clock the times are of; in two weeks of the year they are of both. */
export function Zones({ days }: { days: SlotDay[] }) {
  const t = useT();
  const language = useLanguage();
  const all = days.flatMap(({ slots }) => slots.map(({ startsAt }) => startsAt));
  const [first] = all;
  if (!first) return null;
  return all.every((startsAt) => zoneOf(startsAt) === zoneOf(first))
    ? t('sessions:time.zone', { zone: zoneWords(language, first) })
    : t('sessions:time.zones');
}

function NoTime() {
  const t = useT();
  const language = useLanguage();
  return (
    <EmptyState title={t('sessions:time.none')}>
      <p>{t('sessions:time.noneText')}</p>
      <p>
        <a href={`/${language}/before-you-decide/ask`}>{t('sessions:time.write')}</a>
      </p>
      <CallUs />
    </EmptyState>
  );
}

type TimesFilterProps = {
  kind?: Pick<OfferedKind, 'modes'>;
  mode: SessionMode;
  weeks: SlotWeek[];
  week: string | null;
  /** What else the address says. */
  more?: Record<string, string>;
};

/** How to talk, and which week to look at; both live in the address. */
export function TimesFilter({ kind, mode, weeks, week, more = {} }: TimesFilterProps) {
  const t = useT();
  const language = useLanguage();
  const modes = kind?.modes ?? [];
  if (modes.length < 2 && weeks.length < 2) return null;
  return (
    <div className="rounded-xl border border-line bg-sunken p-4">
      <FormInline
        id="times"
        method="get"
        action="?"
        aria-label={t('sessions:time.filterLabel')}
        saved={{ mode, week }}
        submitLabel={t('sessions:time.show')}
        submitVariant="secondary"
        row
      >
        {Object.entries(more).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        {modes.length > 1 && (
          <Select
            name="mode"
            label={t('sessions:time.how')}
            options={modes.map((each) => ({ value: each, label: t(`sessions:modes.${each}`) }))}
          />
        )}
        {weeks.length > 0 && (
          <Select
            name="week"
            label={t('sessions:time.week')}
            options={weeks.map(({ monday, sunday, free }) => ({
              value: monday,
              label: t('sessions:time.weekFree', {
                from: dayInYear(language, monday),
                to: dayInYear(language, sunday),
                count: free,
              }),
            }))}
          />
        )}
      </FormInline>
    </div>
  );
}

type SignInFirstProps = { title: React.ReactNode; to: string; back: string };

/** For what only parents who are signed in can book. */
export function SignInFirst({ title, to, back }: SignInFirstProps) {
  const t = useT();
  return (
    <div className="max-w-[42rem]">
      <BackLink to={back} />
      <h1>{title}</h1>
      <h2>{t('sessions:time.signInTitle')}</h2>
      <p>{t('sessions:time.signIn')}</p>
      <p>
        <ButtonLink to={to}>{t('sessions:time.signInGo')}</ButtonLink>
      </p>
    </div>
  );
}
