import { FormPage, Hidden, Select, TextField, type FormProblems } from '~/components/form';
import { BackLink, EmptyState } from '~/components/layout';
import { kindTitle } from '../../session-words';
import { dayOf, timeRange } from '../../session-times';
import { formatDay } from '~/platform/i18n';
import type { BookTimeView } from '../book-pages.server';
import { slotValue } from '../run.schema';
import { BookerFields, savedOf } from './book-page';
import { ChooseFamily, ChosenFamily } from './choose-family';
import { useRunWords } from './run-words';
import { NumberFields } from './who-fields';

export type BookTimeProps = BookTimeView & { problems?: FormProblems | null };

const base = '/officer/sessions/book-time';

/** Booking a time with somebody of the team for a family on the telephone. */
export function BookTimePage(props: BookTimeProps) {
  const { t } = useRunWords();
  const { kind, mode, slots, chosen, family, contact } = props;
  const who = {
    ...(family && { family: family.id }),
    ...(contact && { adult: contact.id }),
    ...(chosen === 'unknown' && { unknown: '1' }),
  };
  const caption =
    kind && mode ? `${kindTitle(kind, 'en').text}, ${t(`sessions:modes.${mode}`)}` : undefined;
  if (chosen !== null && kind && mode && slots.length > 0)
    return <TimeForm {...props} caption={caption} />;
  return (
    <>
      <BackLink to="/officer/sessions">{t('bookings:toHub')}</BackLink>
      {caption && <p className="mb-1 font-semibold text-soft">{caption}</p>}
      <h1>{t('bookings:bookTime.title')}</h1>
      <ChooseKind {...props} keep={who} />
      {kind && mode && slots.length === 0 && (
        <EmptyState title={t('bookings:bookTime.noSlots')}>
          <p>{t('bookings:bookTime.noSlotsHelp')}</p>
        </EmptyState>
      )}
      {kind && mode && slots.length > 0 && (
        <ChooseFamily {...props} base={base} keep={{ kind: kind.id, mode }} />
      )}
    </>
  );
}

/** Which kind of time, and how people meet: each pair a link, so that nothing depends on a script. */
function ChooseKind({ kinds, kind, mode, keep }: BookTimeProps & { keep: Record<string, string> }) {
  const { t } = useRunWords();
  return (
    <nav aria-label={t('bookings:bookTime.kinds')} className="mb-6">
      <p className="mb-2 font-semibold">{t('bookings:bookTime.kinds')}</p>
      <ul
        role="list"
        className="max-w-[48rem] divide-y divide-line rounded-xl border border-line bg-surface ps-0"
      >
        {kinds.map((each) => (
          <li
            key={each.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2"
          >
            <bdi>{kindTitle(each, 'en').text}</bdi>
            <ul role="list" className="mb-0 flex flex-wrap gap-2 ps-0">
              {each.modes.map((way) => {
                const current = each.id === kind?.id && way === mode;
                return (
                  <li key={way}>
                    <a
                      href={`${base}?${new URLSearchParams({ ...keep, kind: each.id, mode: way })}`}
                      aria-current={current ? 'true' : undefined}
                      className={`inline-flex min-h-11 items-center rounded-lg border px-4 py-1 ${
                        current ? 'border-fill bg-tint font-semibold' : 'border-line bg-surface'
                      }`}
                    >
                      <span className="sr-only">{kindTitle(each, 'en').text}, </span>
                      {t(`sessions:modes.${way}`)}
                    </a>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TimeForm(props: BookTimeProps & { caption?: string }) {
  const { t } = useRunWords();
  const { kind, mode, slots, problems, submitKey, caption } = props;
  const options = slots.map((slot) => ({
    value: slotValue(slot),
    label: [
      formatDay('en', dayOf(slot.startsAt)),
      timeRange('en', slot.startsAt, slot.endsAt),
      slot.area,
    ]
      .filter(Boolean)
      .join(', '),
  }));
  return (
    <FormPage
      title={t('bookings:bookTime.title')}
      caption={caption}
      backTo={base}
      problems={problems}
      saved={savedOf(props)}
      errorsFrom="bookings:book"
      submitLabel={t('bookings:book.submit')}
      lead={
        <>
          <p>{t('bookings:bookTime.lead')}</p>
          <ChosenFamily {...props} base={base} keep={{ kind: kind!.id, mode: mode! }} />
        </>
      }
    >
      <Hidden name="submitKey" value={submitKey} />
      {(['first', 'second', 'third'] as const).map((name) => (
        <Select
          key={name}
          name={name}
          label={t(`bookings:bookTime.${name}`)}
          emptyLabel={t(`bookings:bookTime.${name === 'first' ? 'choose' : 'noOther'}`)}
          options={options}
          width="full"
          optionalNote={name !== 'first'}
        />
      ))}
      {mode === 'visit' && (
        <TextField
          name="whereText"
          label={t('bookings:who.whereText')}
          hint={t('bookings:who.whereTextHint')}
        />
      )}
      <NumberFields />
      <BookerFields languages={props.languages} />
    </FormPage>
  );
}
