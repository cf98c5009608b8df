import type { ReactNode } from 'react';
import { Tag, UserText, type Tone } from '~/components/layout';
import { LetterLines } from '../../letter';
import { stepOf } from '../path.definitions';
import { FIELDS, optionsOf, type FieldName } from '../path.fields';
import type { PathView, StepView } from '../path.view';
import { usePathWords } from './path-words';

const tones: Record<string, Tone> = { done: 'good', ready: 'wait' };

/** One step: what it is, by whose rule, and what came of it; the form of the current one stands in it. */
export function StepLine({
  path,
  step,
  children,
}: {
  path: PathView;
  step: StepView;
  children?: ReactNode;
}) {
  const { t, date, step: title } = usePathWords();
  const { basis, source, optional } = stepOf(path.kind, step.code);
  const shown = step.state === 'waiting' && step.ready ? 'ready' : step.state;
  return (
    <li
      id={`step-${step.code}`}
      className={`rounded-xl border bg-surface p-5 ${children ? 'border-2 border-fill' : 'border-line'}`}
    >
      <div className="mb-1 flex flex-wrap items-center justify-between gap-2">
        <h3 className="my-0 text-lg">{title(path.kind, step.code)}</h3>
        <Tag tone={tones[shown] ?? 'neutral'}>{t(`path:stepStates.${shown}`)}</Tag>
      </div>
      <p className="mb-1 text-sm text-soft">
        {t(basis === 'law' ? 'path:page.law' : 'path:page.policy', { source })}
        {optional && ` · ${t('path:page.offered')}`}
      </p>
      {step.state === 'waiting' && (
        <p className="mb-2">{t(`path:steps.${path.kind}.${step.code}.help`)}</p>
      )}
      {step.doneOn && (
        <p className="mb-2 text-sm text-soft">
          {step.doneBy
            ? t('path:page.doneOn', { date: date(step.doneOn), name: step.doneBy })
            : date(step.doneOn)}
        </p>
      )}
      {step.state !== 'waiting' && step.outcome && <Told path={path} step={step} />}
      {path.state === 'open' && step.state === 'waiting' && (
        <Waiting path={path} step={step} hasForm={children !== undefined} />
      )}
      {path.mayWork && step.letters.length > 0 && <LetterLines letters={step.letters} />}
      <Referral path={path} step={step} />
      {children && <div className="mt-4 border-t border-line pt-5">{children}</div>}
    </li>
  );
}

/** What came of a step: its outcome, the answers and the note, as they were written. */
function Told({ path, step }: { path: PathView; step: StepView }) {
  const { outcome, field, option, date } = usePathWords();
  const answers = (stepOf(path.kind, step.code).fields ?? []).flatMap((name) => {
    const text = step.answers[name];
    return text === undefined ? [] : [{ name, text }];
  });
  const value = (name: FieldName, text: string) => {
    if (FIELDS[name].type === 'date') return date(text);
    return optionsOf(name).includes(text) ? option(name, text) : <UserText>{text}</UserText>;
  };
  return (
    <>
      <p className="mb-2 font-semibold">{outcome(path.kind, step.code, step.outcome)}</p>
      {answers.length > 0 && (
        <dl className="mb-2 grid gap-x-4 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
          {answers.map(({ name, text }) => (
            <div key={name} className="contents">
              <dt className="text-soft">{field(path.kind, step.code, name)}</dt>
              <dd className="m-0 wrap-anywhere">
                {FIELDS[name].type === 'tick' ? '✓' : value(name, text)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {step.note && <UserText>{step.note}</UserText>}
    </>
  );
}

/** Why a step waits, or the way to record it. */
function Waiting({ path, step, hasForm }: { path: PathView; step: StepView; hasForm: boolean }) {
  const { t, step: title } = usePathWords();
  if (hasForm) return null;
  if (!step.ready) {
    const steps = step.waitsFor.map((code) => title(path.kind, code)).join('; ');
    return <p className="mb-0 text-soft">{t('path:page.after', { steps })}</p>;
  }
  if (step.mayRecord) {
    return (
      <a href={`/officer/path/${path.id}?step=${step.code}#step-${step.code}`}>
        {t('path:page.recordThis')}
        <span className="sr-only"> {title(path.kind, step.code)}</span>
      </a>
    );
  }
  const { by } = stepOf(path.kind, step.code);
  if (!by) return null;
  return (
    <p className="mb-0 text-soft">
      {t(by.includes('SENIOR') ? 'path:page.bySenior' : 'path:page.bySend')}
    </p>
  );
}

/** The same question on another item: it need not be asked twice. */
function Referral({ path, step }: { path: PathView; step: StepView }) {
  const { t, outcome } = usePathWords();
  const { referral } = step;
  const words = stepOf(path.kind, step.code).referral;
  if (!referral || !words || step.state !== 'waiting') return null;
  return (
    <p className="mt-2 mb-0">
      {t('path:page.otherQuestion')}{' '}
      {referral.answer
        ? t('path:page.answered', {
            answer: outcome(path.kind, step.code, words.outcomes[referral.answer] ?? ''),
          })
        : t('path:page.waitsForAnswer')}
      {'. '}
      <a href={`/officer/item/${referral.itemId}/referral/${referral.id}`}>
        {t('path:page.openQuestion')}
      </a>
    </p>
  );
}
