import { BackLink, EmptyState } from '~/components/layout';
import { useT } from '~/platform/i18n';
import type { SessionLine } from '../run.view';
import { SessionRows } from './session-rows';

type ToRecordProps = { sessions: SessionLine[]; may: { run: boolean } };

/** The sessions that are over and of which nobody has said yet who came. */
export function ToRecordPage({ sessions, may }: ToRecordProps) {
  const t = useT();
  const page = may.run ? '/attendance' : '';
  return (
    <>
      <BackLink to="/officer/sessions">{t('bookings:toHub')}</BackLink>
      <h1>{t('bookings:toRecord.title')}</h1>
      <p className="max-w-[42rem]">{t('bookings:toRecord.lead')}</p>
      {sessions.length === 0 ? (
        <EmptyState title={t('bookings:toRecord.none')} />
      ) : (
        <SessionRows
          sessions={sessions}
          withDay
          to={(id) => `/officer/sessions/session/${id}${page}`}
        />
      )}
    </>
  );
}
