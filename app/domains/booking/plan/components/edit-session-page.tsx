import { FormPage, Hidden } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';
import type { EditSessionView } from '../change-pages.server';
import { StateField } from './new-session-page';
import { versionFor } from './parts';
import { AboutFields, BookingFields, PeopleField } from './session-fields';
import { ClosedNotice, isClosed, SessionCaption } from './session-frame';

type EditSessionPageProps = EditSessionView & { problems?: FormProblems | null };

/** What an event is about, for whom, how many, and who runs it. */
export function EditSessionPage({ facts, problems, ...page }: EditSessionPageProps) {
  const t = useT();
  return (
    <FormPage
      title={t('timetable:edit.title')}
      caption={<SessionCaption facts={facts} />}
      backTo={`/officer/sessions/session/${facts.id}`}
      problems={problems}
      errorsFrom="timetable:session"
      saved={page.saved}
      submitLabel={t('common:button.save')}
      hideSubmit={isClosed(facts)}
      lead={
        <>
          <ClosedNotice facts={facts} />
          <p>
            {t('timetable:edit.lead')}{' '}
            <a href={`/officer/sessions/session/${facts.id}/move`}>{t('timetable:move.title')}</a>
          </p>
          <p>{t('timetable:edit.taken', { count: facts.taken, capacity: facts.capacity })}</p>
        </>
      }
    >
      <Hidden name="version" value={versionFor(problems, facts.version)} />
      <AboutFields languages={page.languages} />
      <PeopleField team={page.team} />
      <BookingFields />
      {facts.state === 'draft' ? <StateField /> : <Hidden name="state" value="open" />}
    </FormPage>
  );
}
