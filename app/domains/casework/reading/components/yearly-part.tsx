import { isolate } from '~/platform/i18n';
import { useWords } from '../../item/components/words';
import type { ReadSending } from '../reading.view';
import { From, Questions } from './labels';
import { useReading } from './use-reading';
import { YearlyWordsBeside } from './yearly-words';

/** What each parent answered to the yearly request, year by year, the latest first. */
export function YearlyPart() {
  const { t } = useWords();
  const { yearly } = useReading();
  if (yearly.length === 0) return null;
  return (
    <section aria-labelledby="yearly">
      <h2 id="yearly">{t('reading:yearly.title')}</h2>
      {yearly.map((sending) => (
        <YearlyAnswer key={sending.id} sending={sending} />
      ))}
    </section>
  );
}

function YearlyAnswer({ sending }: { sending: ReadSending }) {
  const { t } = useWords();
  return (
    <article
      id={`sending-${sending.id}`}
      tabIndex={-1}
      aria-label={t('reading:yearly.of', { name: isolate(sending.by) })}
      className="mb-6 scroll-mt-4 rounded-xl border border-line bg-surface p-5 target:border-edge"
    >
      <From by={sending.by} language={sending.language} isNew={sending.isNew} at={sending.sentAt} />
      <YearlyWordsBeside told={sending.yearly!} language={sending.language} />
      <Questions sendingId={sending.id} passage="whole" what={t('reading:contents.kind.yearly')} />
    </article>
  );
}
