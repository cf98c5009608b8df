import { Button, FormPage, Hidden, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { useT } from '~/platform/i18n';
import type { CancelSessionView } from '../change-pages.server';
import { versionFor } from './parts';
import { ClosedNotice, isClosed, ReadersNote, SessionCaption } from './session-frame';

type CancelSessionPageProps = CancelSessionView & { problems?: FormProblems | null };

/** Cancels a session, after saying what becomes of those who booked. */
export function CancelSessionPage({ facts, readers, problems }: CancelSessionPageProps) {
  const t = useT();
  return (
    <FormPage
      title={t('timetable:cancel.title')}
      caption={<SessionCaption facts={facts} />}
      backTo={`/officer/sessions/session/${facts.id}`}
      problems={problems}
      errorsFrom="timetable:session"
      hideSubmit
      lead={
        <>
          <ClosedNotice facts={facts} />
          <ReadersNote readers={readers} change="cancel" />
          <p>{t('timetable:cancel.forGood')}</p>
        </>
      }
    >
      <Hidden name="version" value={versionFor(problems, facts.version)} />
      <TextArea
        name="why"
        label={t('timetable:cancel.why')}
        hint={t('timetable:session.whyHint')}
        rows={4}
      />
      {!isClosed(facts) && <Button variant="warning">{t('timetable:cancel.submit')}</Button>}
    </FormPage>
  );
}
