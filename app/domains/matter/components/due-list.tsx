import { Steps } from '~/components/layout';
import { formatDay, useLanguage, useT } from '~/platform/i18n';
import type { Due } from '../matter.rules';

/** What is due, from whom and by when. */
export function DueList({ due }: { due: Due[] }) {
  const t = useT();
  const language = useLanguage();
  if (due.length === 0) return <p>{t('family:due.nothing')}</p>;
  return (
    <Steps
      steps={due.map((one) => ({
        title: t(`family:due.${one.rule}`),
        body: `${t(`family:due.${one.by}`)}, ${t('family:due.by', { date: formatDay(language, one.dueOn) })}`,
      }))}
    />
  );
}
