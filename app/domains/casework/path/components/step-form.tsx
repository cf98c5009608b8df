import { Button, DateField, FormInline, Hidden, Radios, TextArea } from '~/components/form';
import type { FormProblems } from '~/components/form/form-state';
import { stepOf } from '../path.definitions';
import { mustBeAware, SET_ASIDE } from '../path.rules';
import type { PathView, StepView } from '../path.view';
import { PathField } from './path-field';
import { usePathWords } from './path-words';

/** What every form on a path carries unseen. */
export function PathMoveFields({ path, submitKey }: { path: PathView; submitKey: string }) {
  return (
    <>
      <Hidden name="version" value={path.version} />
      <Hidden name="seen" value={path.seen} />
      <Hidden name="submitKey" value={submitKey} />
    </>
  );
}

/** Recording one step. The words that stand in its fields to begin with may be changed. */
export function StepForm({
  path,
  step,
  submitKey,
  problems,
}: {
  path: PathView;
  step: StepView;
  submitKey: string;
  problems: FormProblems | null;
}) {
  const { t, maybe, outcome } = usePathWords();
  const definition = stepOf(path.kind, step.code);
  const fields = (definition.fields ?? []).filter((name) => isAsked(path, name));
  const outcomes = definition.outcomes.map(({ code }) => ({
    value: code,
    label: outcome(path.kind, step.code, code),
  }));
  if (definition.optional) outcomes.push({ value: SET_ASIDE, label: t('path:form.setAside') });
  const isNeeded = (name: string) =>
    definition.outcomes.some((each) => (each.needs as string[] | undefined)?.includes(name));
  const defaults = Object.fromEntries(
    fields.map((name) => [
      name,
      maybe(`path:defaults.${path.kind}.${step.code}.${name}`) || path.start[name],
    ]),
  );
  const single = outcomes.length === 1 ? outcomes[0] : undefined;
  return (
    <FormInline
      id="form"
      idPrefix=""
      problems={problems}
      saved={{ ...defaults, doneOn: path.today }}
      errorsFrom="path:form"
      aria-label={t(`path:steps.${path.kind}.${step.code}.title`)}
    >
      <PathMoveFields path={path} submitKey={submitKey} />
      <Hidden name="does" value="step" />
      <Hidden name="step" value={step.code} />
      {single ? (
        <Hidden name="outcome" value={single.value} />
      ) : (
        <Radios name="outcome" label={t('path:form.outcome')} options={outcomes} />
      )}
      <DateField
        name="doneOn"
        label={t(definition.outcomes[0]?.endsAs ? 'path:form.doneOnEnd' : 'path:form.doneOn')}
      />
      {fields.map((name) => (
        <PathField
          key={name}
          kind={path.kind}
          where={step.code}
          name={name}
          optional={!isNeeded(name)}
        />
      ))}
      <TextArea
        name="note"
        label={t('path:form.note')}
        hint={t('path:form.noteHint')}
        optionalNote={!definition.outcomes.some((each) => each.noteNeeded)}
        rows={3}
      />
      <Button>{single?.label ?? t('path:form.submit')}</Button>
    </FormInline>
  );
}

/** The two ticks at an ending are asked only where there is something to tick for. */
function isAsked({ open }: PathView, name: string): boolean {
  if (name === 'aware') return open !== null && mustBeAware(open);
  if (name === 'stepsHandedOver') return open !== null && open.steps > 0 && open.orders === 0;
  return true;
}
