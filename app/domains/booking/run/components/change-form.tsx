import { FormInline, Hidden, type FormProblems } from '~/components/form';
import { Details } from '~/components/layout';
import type { BookingInSession } from '../run.view';
import { useRunWords } from './run-words';
import { NameFields, NeedsFields, NumberFields } from './who-fields';

type ChangeFormProps = { booking: BookingInSession; problems?: FormProblems | null };

/** Who comes and what they need, changed as the family says. */
export function ChangeForm({ booking, problems }: ChangeFormProps) {
  const { t } = useRunWords();
  const own = problems?.values.intent === 'change' ? problems : null;
  const saved = {
    name: booking.name,
    phone: booking.phone,
    adults: String(booking.adults),
    children: String(booking.children),
    interpreter: booking.interpreter,
    interpreterOther: booking.interpreterOther,
    accessNeeds: booking.accessNeeds,
    topic: booking.topic,
  };
  return (
    <Details summary={t('bookings:moves.change.summary')} open={own !== null}>
      <FormInline
        id="change"
        problems={own}
        saved={saved}
        errorsFrom="bookings:moves"
        submitLabel={t('bookings:moves.change.submit')}
      >
        <Hidden name="intent" value="change" />
        <Hidden name="seen" value={booking.seen} />
        <NumberFields />
        <NameFields />
        <NeedsFields />
      </FormInline>
    </Details>
  );
}
