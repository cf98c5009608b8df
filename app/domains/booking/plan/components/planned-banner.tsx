import { Banner } from '~/components/layout';
import { useT } from '~/platform/i18n';

const news = ['made', 'edited', 'moved', 'cancelled'];

/** What was just done with a session, on the page that shows it; nothing where `done` says something else. */
export function PlannedBanner({ done }: { done: string | null }) {
  const t = useT();
  if (done === null || !news.includes(done)) return null;
  return <Banner kind="success" title={t(`timetable:done.${done}`)} focus />;
}
