import type { ReactNode } from 'react';
import { FormPage, Hidden, Radios, type FormProblems } from '~/components/form';
import { BackLink, EmptyState, LinkTabs } from '~/components/layout';
import { useLanguage, useT } from '~/platform/i18n';
import type { SessionMode } from '../../booking.codes';
import type { BookingView } from '../../place/place.types';
import { whenWords } from '../../session-times';
import type { SessionCard } from '../sessions.view';
import type { SlotDay, SlotWeek } from '../slots';
import { savedWho, type WhoAsked } from '../who.schema';
import { bookingTitle } from './booking-facts';
import { CallUs } from './call-us';
import { SaidText } from './said-text';
import { placesWords, titleOf, whereWords } from './session-facts';
import { SlotSelect } from './slot-select';
import { TimesFilter, Zones } from './time-page';
import { WhoFields } from './who-fields';

export type ChangeView = { booking: BookingView; here: string } & (
  | { what: 'late' }
  | { what: 'people'; asked: WhoAsked }
  | { what: 'date'; dates: SessionCard[]; now: number }
  | {
      what: 'time';
      mode: SessionMode;
      modes: SessionMode[];
      weeks: SlotWeek[];
      week: string | null;
      days: SlotDay[];
    }
);

type ChangePageProps = ChangeView & { problems?: FormProblems | null };

/** Another date or time, or other people, one at a time. */
export function ChangePage(view: ChangePageProps) {
  const t = useT();
  switch (view.what) {
    case 'late':
      return <TooLate {...view} />;
    case 'people':
      return (
        <Frame
          {...view}
          title={t('sessions:change.titlePeople')}
          submit="sessions:change.submitPeople"
        >
          <Hidden name="seen" value={String(view.problems?.values.seen ?? view.booking.sequence)} />
          <WhoFields asked={view.asked} />
        </Frame>
      );
    case 'date':
      return (
        <Frame {...view} title={t('sessions:change.titleDate')} submit="sessions:change.submitDate">
          <Dates {...view} />
        </Frame>
      );
    case 'time':
      return (
        <Frame {...view} title={t('sessions:change.titleTime')} submit="sessions:change.submitTime">
          <Times {...view} />
        </Frame>
      );
  }
}

type FrameProps = ChangePageProps & { title: string; submit: string; children: ReactNode };

function Frame({ title, submit, children, ...view }: FrameProps) {
  const t = useT();
  const language = useLanguage();
  const { booking, here, what } = view;
  const { session } = booking;
  const isPeople = what === 'people';
  const nothing =
    (what === 'date' && view.dates.length === 0) || (what === 'time' && view.week === null);
  return (
    <FormPage
      title={title}
      caption={<SaidText said={bookingTitle(booking, language)} />}
      backTo={here}
      problems={view.problems}
      saved={isPeople ? savedWho(booking.who) : undefined}
      errorsFrom="sessions:who"
      submitLabel={t(submit)}
      hideSubmit={nothing}
      lead={
        <>
          <p>
            {t('sessions:change.now', {
              when: whenWords(language, session.startsAt, session.endsAt),
            })}
          </p>
          {!session.cancelled && <Tabs {...view} />}
          {!isPeople && !session.cancelled && <p>{t('sessions:change.keep')}</p>}
          {what === 'time' && (
            <TimesFilter
              kind={{ modes: view.modes }}
              mode={view.mode}
              weeks={view.weeks}
              week={view.week}
            />
          )}
        </>
      }
    >
      {children}
    </FormPage>
  );
}

function Tabs({ booking, here, what }: ChangeView) {
  const t = useT();
  const isTime = booking.session.shape === 'person';
  return (
    <LinkTabs
      label={t('sessions:change.tabs')}
      tabs={[
        {
          to: `${here}/change`,
          label: t(isTime ? 'sessions:change.tabTime' : 'sessions:change.tabDate'),
          current: what !== 'people',
        },
        {
          to: `${here}/change?what=people`,
          label: t('sessions:change.tabPeople'),
          current: what === 'people',
        },
      ]}
    />
  );
}

function Dates({ dates, now }: Extract<ChangeView, { what: 'date' }>) {
  const t = useT();
  const language = useLanguage();
  if (dates.length === 0) {
    return (
      <EmptyState title={t('sessions:change.noDates')}>
        <p>{t('sessions:change.noDatesText')}</p>
      </EmptyState>
    );
  }
  return (
    <Radios
      name="date"
      label={t('sessions:change.date')}
      asked="needed"
      options={dates.map((session) => ({
        value: session.id,
        label: whenWords(language, session.startsAt, session.endsAt),
        hint: (
          <>
            <SaidText said={titleOf(session, language)} />
            {` · ${whereWords(language, session)} · ${placesWords(language, session, now)}`}
          </>
        ),
      }))}
    />
  );
}

function Times({ days, week }: Extract<ChangeView, { what: 'time' }>) {
  const t = useT();
  if (week === null) {
    return (
      <EmptyState title={t('sessions:time.none')}>
        <p>{t('sessions:change.noDatesText')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p>
        <Zones days={days} />
      </p>
      <SlotSelect
        name="date"
        label={t('sessions:change.time')}
        asked="needed"
        days={days}
        emptyLabel={t('sessions:time.choose')}
      />
    </>
  );
}

function TooLate({ here }: ChangeView) {
  const t = useT();
  return (
    <div className="max-w-[42rem]">
      <BackLink to={here} />
      <h1>{t('sessions:change.tooLate')}</h1>
      <p>{t('sessions:change.tooLateText')}</p>
      <CallUs />
      <p>
        <a href={`${here}/cancel`}>{t('sessions:manage.cancel')}</a>
      </p>
    </div>
  );
}
