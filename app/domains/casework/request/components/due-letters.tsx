import { Notice } from '~/components/layout';
import { followPath } from '../request.address';
import type { DueLetter } from '../due-letters.server';
import { useRequestWords } from './words';

/** Further letters that are due: nothing goes by itself, so the officers' first page says so. */
export function DueLetters({ letters }: { letters: DueLetter[] }) {
  const { t, month, date } = useRequestWords();
  if (letters.length === 0) return null;
  return (
    <Notice tone="wait">
      <ul role="list" className="mb-0">
        {letters.map(({ roundId, stage, month: of, from }) => (
          <li key={`${roundId}${stage}`}>
            <a href={followPath(roundId, stage)}>
              {t(`requests:waiting.${stage}`, { month: month(of) })}
            </a>{' '}
            <span className="text-sm">{t('requests:waiting.since', { date: date(from) })}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
