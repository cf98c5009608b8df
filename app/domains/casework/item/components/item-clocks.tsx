import { EmptyState, Tag, type Tone } from '~/components/layout';
import { CLOCK_RULES } from '~/domains/clock';
import { COMPLAINT_CLOCKS } from '~/domains/complaint';
import { isComplaint } from '../item.codes';
import type { ClockLine, ShownItem } from '../show-item.server';
import { useWords } from './words';

const tones: Record<ClockLine['state'], Tone> = {
  running: 'neutral',
  'due-soon': 'wait',
  'due-today': 'wait',
  overdue: 'alert',
  paused: 'info',
  met: 'good',
  'met-late': 'neutral',
  stopped: 'neutral',
};

/** These move with what is done for the person, not by hand. */
const ownMoves: readonly string[] = COMPLAINT_CLOCKS;

/** The clocks of an item, each with its due date, the rule it comes from, and the way to change it. */
export function ItemClocks({ item }: { item: ShownItem }) {
  const { t } = useWords();
  const base = `/officer/item/${item.id}/clock`;
  return (
    <section aria-labelledby="clocks" className="mb-8">
      <h2 id="clocks">{t('officer:item.clocks')}</h2>
      {item.clocks.length === 0 && <EmptyState title={t('officer:item.noClocks')} />}
      <ul role="list" className="grid gap-3 md:grid-cols-2">
        {item.clocks.map((clock) => (
          <ClockEntry key={clock.id} clock={clock} item={item} to={`${base}/${clock.id}`} />
        ))}
      </ul>
      {item.mayWork && item.status !== 'closed' && !isComplaint(item) && (
        <p>
          <a href={`${base}/more-time`}>{t('officer:item.agreeMoreTime')}</a>
        </p>
      )}
    </section>
  );
}

function ClockEntry({ clock, item, to }: { clock: ClockLine; item: ShownItem; to: string }) {
  const { t, word } = useWords();
  const child = item.children.find((each) => each.id === clock.childId);
  const name = word('clockNames', clock.rule);
  const ended = clock.status === 'met' || clock.status === 'stopped';
  return (
    <li className="rounded-lg border border-line bg-surface px-4 py-3">
      <p className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <strong>
          {name}
          {child && <span className="font-normal"> · {child.knownAs ?? child.givenNames}</span>}
        </strong>
        <Tag tone={tones[clock.state]}>{word('clockStates', clock.state)}</Tag>
      </p>
      <ClockDates clock={clock} />
      {item.mayWork && !ended && !ownMoves.includes(clock.rule) && (
        <a href={to}>
          {t(clock.status === 'paused' ? 'officer:item.restartClock' : 'officer:item.changeClock')}
          <span className="sr-only"> {name}</span>
        </a>
      )}
    </li>
  );
}

/**
 * When a clock is due and since when it runs, whether it was missed, the rule it comes from and whose
 * rule that is, and every pause with its reason.
 */
export function ClockDates({ clock }: { clock: ClockLine }) {
  const { t, date } = useWords();
  const missed = missedWords(clock);
  const reasonOf = (reason: string) =>
    reason === 'identity' ? t('complaint-desk:pause.identity') : reason;
  return (
    <>
      <p className="mb-1">
        {t(clock.agreedOn ? 'officer:item.dueAgreed' : 'officer:item.dueOn', {
          date: date(clock.dueOn),
        })}
        {' · '}
        {t('officer:item.startedOn', { date: date(clock.startedOn) })}
      </p>
      {missed && <p className="mb-1 font-semibold text-alert">{t(missed)}</p>}
      <ClockRuleWords clock={clock} />
      {clock.pauses.map((pause) => (
        <p key={pause.on} className="mb-1 text-sm">
          {pause.restartedOn
            ? t('officer:item.pausedFromTo', {
                from: date(pause.on),
                to: date(pause.restartedOn),
                reason: reasonOf(pause.reason),
              })
            : t('officer:item.pausedFrom', {
                from: date(pause.on),
                reason: reasonOf(pause.reason),
              })}
        </p>
      ))}
      {clock.endedOn && (
        <p className="mb-1 text-sm">
          {t(clock.endReason ? 'officer:item.stoppedOn' : 'officer:item.metOn', {
            date: date(clock.endedOn),
            reason: t(`officer:item.stopReasons.${clock.endReason ?? ''}`, {
              defaultValue: clock.endReason ?? '',
            }),
          })}
        </p>
      )}
    </>
  );
}

/** What to say of a clock whose last day went by first; null where it was or is in time. */
function missedWords({ state, status, endedOn, dueOn }: ClockLine): string | null {
  if (state === 'overdue') return 'oversight:clock.missed';
  if (state === 'met-late') return 'oversight:clock.metLate';
  return status === 'stopped' && endedOn !== null && endedOn > dueOn
    ? 'oversight:clock.stoppedLate'
    : null;
}

const LOCAL = /^local policy(, )?/;

/** The rule of a clock and its source: an Act, or what this council has decided. */
function ClockRuleWords({ clock }: { clock: ClockLine }) {
  const { t } = useWords();
  const source = clock.ruleSource.replace(LOCAL, '');
  return (
    <p className="mb-1 text-sm text-soft">
      {t(`oversight:clock.length.${clock.unit}`, { count: clock.length })}{' '}
      {t(`oversight:clock.starts.${CLOCK_RULES[clock.rule].starts}`)}{' '}
      {source === ''
        ? t('oversight:clock.localPolicy')
        : t(`officer:item.basis.${clock.basis}`, { source })}
    </p>
  );
}
