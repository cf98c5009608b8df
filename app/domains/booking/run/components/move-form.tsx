import { FormInline, Hidden, Select, type FormProblems } from '~/components/form';
import { Details } from '~/components/layout';
import { whenWords } from '../../session-times';
import type { BookingPageView } from '../booking-pages.server';
import { useRunWords } from './run-words';

type MoveFormProps = Pick<BookingPageView, 'booking' | 'session' | 'moveTo'> & {
  problems?: FormProblems | null;
};

/** Another date for a booking, as the family wishes; the old place is let go once the new one is certain. */
export function MoveForm({ booking, session, moveTo, problems }: MoveFormProps) {
  const { t, title } = useRunWords();
  const own = problems?.values.intent === 'move' ? problems : null;
  const called = session.state === 'cancelled';
  const options = moveTo.map((one) => ({
    value: one.value,
    label: [one.session && title(one.session), whenWords('en', one.startsAt, one.endsAt)]
      .filter(Boolean)
      .join(', '),
  }));
  return (
    <Details summary={t('bookings:moves.move.summary')} open={own !== null || called}>
      {options.length === 0 ? (
        <p>{t('bookings:moves.move.none')}</p>
      ) : (
        <FormInline
          id="move"
          problems={own}
          errorsFrom="bookings:moves"
          submitLabel={t('bookings:moves.move.submit')}
        >
          <Hidden name="intent" value="move" />
          <Hidden name="seen" value={booking.seen} />
          <Select
            name="to"
            label={t('bookings:moves.move.to')}
            hint={t('bookings:moves.move.hint')}
            emptyLabel={t('bookings:moves.move.choose')}
            options={options}
            width="full"
          />
        </FormInline>
      )}
    </Details>
  );
}
