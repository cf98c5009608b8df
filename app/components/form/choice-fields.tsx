import type { ReactNode } from 'react';
import { AskedTag } from './asked';
import { useNamed } from './field-labels';
import { describedBy, useChosen, useForm, useWiring } from './form-context';
import {
  controlLook,
  FieldFrame,
  FieldLabel,
  FieldMessage,
  GroupLegend,
  Hint,
  type FieldProps,
} from './field-parts';
import { fieldId } from './form-state';

export type Option = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Further questions, shown while the option is chosen. They are posted either way. */
  conditional?: ReactNode;
};

type GroupProps = Omit<FieldProps, 'width'> & { options: Option[]; inline?: boolean };

/** One choice out of several. */
export function Radios(props: GroupProps) {
  return <ChoiceGroup {...props} type="radio" />;
}

/** Any number of choices; the posted value repeats under the same name. */
export function Checkboxes(props: GroupProps) {
  return <ChoiceGroup {...props} type="checkbox" />;
}

function ChoiceGroup(props: GroupProps & { type: 'radio' | 'checkbox' }) {
  const { name, hint, options, inline, type } = props;
  const { id, hintId, errorId, message } = useWiring(name);
  const { idPrefix } = useForm();
  const chosen = useChosen(name);
  return (
    <FieldFrame wrong={message !== undefined}>
      <fieldset
        id={`${id}-group`}
        aria-describedby={describedBy(hint && hintId, message && errorId)}
      >
        <GroupLegend {...props} />
        <Hint id={hintId}>{hint}</Hint>
        <FieldMessage id={errorId}>{message}</FieldMessage>
        <div className={inline ? 'flex flex-wrap gap-3' : 'grid max-w-[38rem] gap-2'}>
          {options.map((option, index) => (
            <Choice
              key={option.value}
              {...option}
              id={index === 0 ? id : fieldId(`${name}.${option.value}`, idPrefix)}
              name={name}
              type={type}
              checked={chosen.includes(option.value)}
            />
          ))}
        </div>
      </fieldset>
    </FieldFrame>
  );
}

type ChoiceProps = Option & {
  id: string;
  name: string;
  type: 'radio' | 'checkbox';
  checked: boolean;
  wrong?: boolean;
  describedBy?: string;
};

function Choice(props: ChoiceProps) {
  const { id, hint } = props;
  return (
    <div className="relative">
      <input
        id={id}
        name={props.name}
        type={props.type}
        value={props.value}
        defaultChecked={props.checked}
        aria-labelledby={hint ? `${id}-label` : undefined}
        aria-describedby={describedBy(props.describedBy, hint && `${id}-hint`)}
        aria-invalid={props.wrong || undefined}
        className="peer absolute start-3.5 top-[calc(--spacing(2)+1px+(1lh---spacing(6))/2)] size-6"
      />
      <label
        htmlFor={id}
        className="block min-h-11 cursor-pointer rounded-lg border border-line bg-surface py-2 ps-12 pe-4 peer-checked:border-fill peer-checked:bg-tint peer-checked:inset-ring-1 peer-checked:inset-ring-fill hover:border-edge"
      >
        <span id={`${id}-label`}>{props.label}</span>
        {hint && (
          <span id={`${id}-hint`} className="block text-sm text-soft">
            {hint}
          </span>
        )}
      </label>
      {props.conditional && (
        <div className="my-3 ms-6 space-y-5 border-s-4 border-line ps-6 peer-not-checked:hidden">
          {props.conditional}
        </div>
      )}
    </div>
  );
}

type CheckboxProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'asked'> & {
  value?: string;
  conditional?: ReactNode;
};

/** One box to tick; posts `value` (`yes` where none is given) when ticked. */
export function Checkbox(props: CheckboxProps) {
  const { id, errorId, askedId, message } = useWiring(props.name);
  useNamed(id, props.label);
  const value = props.value ?? 'yes';
  const chosen = useChosen(props.name);
  return (
    <FieldFrame wrong={message !== undefined}>
      {props.asked && (
        <p className="mb-2">
          <AskedTag asked={props.asked} id={askedId} />
        </p>
      )}
      <FieldMessage id={errorId}>{message}</FieldMessage>
      <div className="max-w-[38rem]">
        <Choice
          {...props}
          id={id}
          type="checkbox"
          value={value}
          checked={chosen.includes(value)}
          wrong={message !== undefined}
          describedBy={describedBy(props.asked && askedId, message && errorId)}
        />
      </div>
    </FieldFrame>
  );
}

type SelectProps = FieldProps & {
  options: { value: string; label: string; disabled?: boolean }[];
  /** The words of a first, empty choice. */
  emptyLabel?: string;
  autoComplete?: string;
};

/** One choice out of a long list. */
export function Select(props: SelectProps) {
  const { id, hintId, errorId, askedId, message } = useWiring(props.name);
  const [chosen] = useChosen(props.name);
  return (
    <FieldFrame wrong={message !== undefined}>
      <FieldLabel {...props} htmlFor={id} askedId={askedId} />
      <Hint id={hintId}>{props.hint}</Hint>
      <FieldMessage id={errorId}>{message}</FieldMessage>
      <select
        id={id}
        name={props.name}
        defaultValue={chosen ?? ''}
        autoComplete={props.autoComplete}
        aria-describedby={describedBy(
          props.asked && askedId,
          props.hint && hintId,
          message && errorId,
        )}
        aria-invalid={message ? true : undefined}
        className={controlLook(message !== undefined, props.width ?? 'medium')}
      >
        {props.emptyLabel !== undefined && <option value="">{props.emptyLabel}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
