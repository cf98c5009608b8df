import { Tag, type Tone } from '~/components/layout';
import { ClockDates } from '../../item/components/item-clocks';
import { useWords } from '../../item/components/words';
import { PATHS } from '../path.definitions';
import type { PathView } from '../path.view';
import { usePathWords } from './path-words';

const tones: Record<string, Tone> = {
  'due-soon': 'wait',
  'due-today': 'wait',
  overdue: 'alert',
  paused: 'info',
  met: 'good',
};

/** The clocks of a path, each with its day, its rule and whose rule that is. */
export function PathClocks({ path }: { path: PathView }) {
  const { t } = usePathWords();
  const { word } = useWords();
  return (
    <section aria-labelledby="clocks" className="mb-8">
      <h2 id="clocks">{t('path:page.clocks')}</h2>
      {path.clocks.length === 0 && <p className="text-soft">{t('path:page.noClocks')}</p>}
      <ul role="list" className="grid gap-3 md:grid-cols-2">
        {path.clocks.map((clock) => (
          <li key={clock.id} className="rounded-lg border border-line bg-surface px-4 py-3">
            <p className="mb-1 flex flex-wrap items-center justify-between gap-2">
              <strong>
                <ClockName path={path} clock={clock} />
              </strong>
              <Tag tone={tones[clock.state] ?? 'neutral'}>{word('clockStates', clock.state)}</Tag>
            </p>
            <ClockDates clock={clock} />
            {path.mayWork && path.clockItems[clock.id] && (
              <a href={`/officer/item/${path.clockItems[clock.id]}`}>{t('path:page.elsewhere')}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A clock with an agreed date is called after the step that waits for it. */
function ClockName({ path, clock }: { path: PathView; clock: PathView['clocks'][number] }) {
  const { step } = usePathWords();
  const { word } = useWords();
  const waiting = PATHS[path.kind].steps.find(({ clock: its }) => {
    if (clock.rule !== 'path-step' || its?.rule !== 'path-step') return false;
    if (its.from === 'school-age') return true;
    if (its.from !== 'agreed') return false;
    const from = path.steps.find((each) => each.code === its.step);
    return from?.answers[its.field] === clock.agreedOn;
  });
  return waiting ? step(path.kind, waiting.code) : word('clockNames', clock.rule);
}
