import { useT } from '~/platform/i18n';
import { describedBy, useDatePart, useForm, useWiring } from './form-context';
import {
  controlLook,
  FieldFrame,
  FieldMessage,
  GroupLegend,
  Hint,
  type FieldProps,
} from './field-parts';
import { datePartId, wrongDateParts, type DatePart } from './form-state';

type DateFieldProps = Omit<FieldProps, 'width'> & {
  /** `bday` asks the browser for a date of birth. */
  autoComplete?: 'bday';
};

const parts: DatePart[] = ['day', 'month', 'year'];

/** A date as three numbers, posted as `name.day`, `name.month` and `name.year`. */
export function DateField(props: DateFieldProps) {
  const { name, hint } = props;
  const { id, hintId, errorId, error, message } = useWiring(
    name,
    parts.map((part) => `${name}.${part}`),
  );
  const { problems } = useForm();
  const wrong = error ? wrongDateParts(name, error, problems?.values ?? {}) : [];
  return (
    <FieldFrame wrong={message !== undefined}>
      <fieldset
        id={`${id}-group`}
        role="group"
        aria-describedby={describedBy(hint && hintId, message && errorId)}
      >
        <GroupLegend {...props} />
        <Hint id={hintId}>{hint}</Hint>
        <FieldMessage id={errorId}>{message}</FieldMessage>
        <div className="flex flex-wrap gap-4">
          {parts.map((part) => (
            <DatePartField key={part} {...props} part={part} wrong={wrong.includes(part)} />
          ))}
        </div>
      </fieldset>
    </FieldFrame>
  );
}

function DatePartField(props: {
  name: string;
  part: DatePart;
  wrong: boolean;
  autoComplete?: 'bday';
}) {
  const t = useT();
  const { idPrefix } = useForm();
  const { name, part } = props;
  const value = useDatePart(name, part);
  const id = datePartId(name, part, idPrefix);
  return (
    <div>
      <label htmlFor={id} className="mb-0.5 block text-sm">
        {t(`common:date.${part}`)}
      </label>
      <input
        id={id}
        name={`${name}.${part}`}
        type="text"
        inputMode="numeric"
        dir="ltr"
        autoComplete={props.autoComplete && `${props.autoComplete}-${part}`}
        defaultValue={value}
        aria-invalid={props.wrong || undefined}
        className={`${controlLook(props.wrong)} ${part === 'year' ? 'max-w-[6rem]' : 'max-w-[4rem]'}`}
      />
    </div>
  );
}
