import { formatDay, useLanguage, useT } from '~/platform/i18n';
import { describedBy, useChosen, useWiring } from '~/components/form/form-context';
import {
  controlLook,
  FieldFrame,
  FieldLabel,
  FieldMessage,
  Hint,
} from '~/components/form/field-parts';
import type { Asked } from '~/components/form';
import { timeOf } from '../../session-times';
import { slotValue, type SlotDay } from '../slots';

type SlotSelectProps = {
  name: string;
  label: string;
  hint?: string;
  asked: Asked;
  days: SlotDay[];
  emptyLabel: string;
};

/** One of the free times, by day. Each names its day too, since a closed list shows the choice alone. */
export function SlotSelect(props: SlotSelectProps) {
  const t = useT();
  const language = useLanguage();
  const { name, days } = props;
  const { id, hintId, errorId, askedId, message } = useWiring(name);
  const [chosen] = useChosen(name);
  return (
    <FieldFrame wrong={message !== undefined}>
      <FieldLabel {...props} htmlFor={id} askedId={askedId} />
      <Hint id={hintId}>{props.hint}</Hint>
      <FieldMessage id={errorId}>{message}</FieldMessage>
      <select
        id={id}
        name={name}
        defaultValue={chosen ?? ''}
        aria-describedby={describedBy(askedId, props.hint && hintId, message && errorId)}
        aria-invalid={message ? true : undefined}
        className={controlLook(message !== undefined, 'wide')}
      >
        <option value="">{props.emptyLabel}</option>
        {days.map(({ day, slots }) => (
          <optgroup key={day} label={formatDay(language, day)}>
            {slots.map((slot) => (
              <option key={slotValue(slot)} value={slotValue(slot)}>
                {t(slot.area ? 'sessions:time.atIn' : 'sessions:time.at', {
                  time: timeOf(language, slot.startsAt),
                  day: formatDay(language, day),
                  area: slot.area,
                })}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}
