import { FormInline, Hidden, Select, TextField, type FormProblems } from '~/components/form';
import { INTERPRETER_STATES } from '../run.schema';
import type { BookingInSession } from '../run.view';
import { useRunWords } from './run-words';

type FormProps = {
  booking: BookingInSession;
  problems?: FormProblems | null;
  /** The id of the form, where a page has one for each booking. */
  id?: string;
  action?: string;
};

/** How it stands with the interpreter of a booking, and a note. */
export function InterpreterForm({ booking, problems, id = 'interpreter', action }: FormProps) {
  const { t, interpreter } = useRunWords();
  const { values } = problems ?? {};
  const own = values?.intent === 'interpreter' && values.booking === booking.id ? problems : null;
  return (
    <FormInline
      id={id}
      row
      action={action}
      aria-label={t('bookings:interpreters.of', {
        language: interpreter(booking),
        reference: booking.reference,
      })}
      problems={own}
      saved={{
        state: booking.interpreterState || 'asked',
        note: booking.interpreterNote,
      }}
      errorsFrom="bookings:moves"
      submitLabel={t('bookings:interpreters.save')}
      submitVariant="secondary"
    >
      <Hidden name="intent" value="interpreter" />
      <Hidden name="booking" value={booking.id} />
      <Hidden name="seen" value={booking.seen} />
      <Select
        name="state"
        label={t('bookings:interpreters.state')}
        width="short"
        options={INTERPRETER_STATES.map((code) => ({
          value: code,
          label: t(`bookings:interpreterStates.${code}`),
        }))}
      />
      <TextField name="note" label={t('bookings:interpreters.note')} width="medium" />
    </FormInline>
  );
}
