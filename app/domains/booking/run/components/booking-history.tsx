import { Timeline } from '~/components/layout';
import { formatMoment, hasKey } from '~/platform/i18n';
import type { HistoryLine } from '../booking.store.server';
import { useRunWords } from './run-words';

/** What happened to a booking, by whom and when, the latest first. */
export function BookingHistory({ lines }: { lines: HistoryLine[] }) {
  const { t } = useRunWords();
  return (
    <section aria-labelledby="history" className="max-w-[48rem]">
      <h2 id="history">{t('bookings:history.title')}</h2>
      {lines.length === 0 ? (
        <p className="text-soft">{t('bookings:history.none')}</p>
      ) : (
        <Timeline
          items={lines.map((line) => ({
            title: wordsOf(line),
            when: formatMoment('en', line.at),
            who: <bdi>{line.by ?? t(`officer:history.actors.${line.actorKind}`)}</bdi>,
          }))}
        />
      )}
    </section>
  );

  function wordsOf({ action, detail }: HistoryLine): string {
    const what = t(`officer:history.actions.${action}`, { defaultValue: action });
    const { attendance, state, told } = detail;
    const more = [
      attendance && `bookings:attendance.${String(attendance)}`,
      action === 'booking.interpreter' && state && `bookings:interpreterStates.${String(state)}`,
      told && `bookings:say.${String(told)}.short`,
    ].find((key) => typeof key === 'string' && hasKey(key));
    return typeof more === 'string' ? `${what}: ${t(more)}` : what;
  }
}
