import { FormPage, Hidden, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';
import type { MoveSessionView } from '../change-pages.server';
import { versionFor } from './parts';
import { PeopleField, PlaceField, WhenFields } from './session-fields';
import { ClosedNotice, isClosed, ReadersNote, SessionCaption } from './session-frame';

type MoveSessionPageProps = MoveSessionView & { problems?: FormProblems | null };

/** Another time, another place or other people for a session. */
export function MoveSessionPage({ facts, problems, ...page }: MoveSessionPageProps) {
  const t = useT();
  return (
    <FormPage
      title={t('timetable:move.title')}
      caption={<SessionCaption facts={facts} />}
      backTo={`/officer/sessions/session/${facts.id}`}
      problems={problems}
      errorsFrom="timetable:session"
      saved={page.saved}
      submitLabel={t('timetable:move.submit')}
      hideSubmit={isClosed(facts)}
      lead={
        <>
          <ClosedNotice facts={facts} />
          <ReadersNote readers={page.readers} change="move" />
        </>
      }
    >
      <Hidden name="version" value={versionFor(problems, facts.version)} />
      <WhenFields />
      <PlaceField places={page.places} otherModes={page.otherModes} />
      <PeopleField team={page.team} />
      <TextArea
        name="why"
        label={t('timetable:move.why')}
        hint={t('timetable:session.whyHint')}
        rows={3}
        optionalNote
      />
    </FormPage>
  );
}
