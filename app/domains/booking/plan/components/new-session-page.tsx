import { FormPage, Hidden, Radios } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { BackLink, EmptyState } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { NewSessionForm, NewSessionView, Shown } from '../session-pages.server';
import { DatesPreview } from './dates-preview';
import { RepeatFields } from './repeat-fields';
import { AboutFields, BookingFields, PeopleField, PlaceField, WhenFields } from './session-fields';

export type PlanAnswer = FormProblems & { shown?: Shown };
type NewSessionPageProps = NewSessionView & { answer?: PlanAnswer | null };

/** A new session, once or repeating: first its kind, then its form, then the dates before they are made. */
export function NewSessionPage({ choices, form, answer }: NewSessionPageProps) {
  if (choices) return <ChooseKind choices={choices} />;
  if (answer?.shown?.kind === 'look')
    return <DatesPreview values={answer.values} {...answer.shown} />;
  return <SessionForm form={form} problems={answer} />;
}

function ChooseKind({ choices }: { choices: NonNullable<NewSessionView['choices']> }) {
  const t = useT();
  return (
    <>
      <BackLink to="/officer/sessions" />
      <h1>{t('timetable:new.title')}</h1>
      <p className="max-w-[42rem]">{t('timetable:new.lead')}</p>
      {choices.length === 0 && <EmptyState title={t('timetable:new.none')} />}
      <ul role="list" className="grid max-w-[42rem] gap-4">
        {choices.map(({ id, title, about }) => (
          <li key={id} className="rounded-xl border border-line bg-surface p-5">
            <h2 className="mt-0 text-lg">
              <a href={`/officer/sessions/new?kind=${id}`}>{title}</a>
            </h2>
            <p className="mb-0 text-soft">{about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function SessionForm({ form, problems }: { form: NewSessionForm; problems?: FormProblems | null }) {
  const t = useT();
  return (
    <FormPage
      title={t('timetable:new.title')}
      caption={form.kind.title}
      backTo="/officer/sessions/new"
      problems={problems}
      errorsFrom="timetable:session"
      saved={form.saved}
      lead={<p>{t('timetable:new.formLead')}</p>}
    >
      <Hidden name="kind" value={form.kind.id} />
      <Hidden name="submitKey" value={String(problems?.values.submitKey ?? form.submitKey)} />
      <h2>{t('timetable:session.parts.about')}</h2>
      <AboutFields languages={form.languages} />
      <h2>{t('timetable:session.parts.when')}</h2>
      <PlaceField places={form.places} otherModes={form.otherModes} />
      <WhenFields />
      <RepeatFields />
      <PeopleField team={form.team} />
      <h2>{t('timetable:session.parts.booking')}</h2>
      <BookingFields />
      <StateField />
    </FormPage>
  );
}

/** Whether families see it yet. */
export function StateField() {
  const t = useT();
  return (
    <Radios
      name="state"
      label={t('timetable:session.state')}
      options={(['draft', 'open'] as const).map((state) => ({
        value: state,
        label: t(`timetable:states.${state}`),
        hint: t(`timetable:session.states.${state}`),
      }))}
    />
  );
}
