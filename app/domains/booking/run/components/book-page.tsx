import {
  Checkbox,
  FormPage,
  Hidden,
  Select,
  TextField,
  type FormProblems,
} from '~/components/form';
import { BackLink, Notice } from '~/components/layout';
import { INTERPRETERS, SPOKEN_LANGUAGES } from '../../booking.codes';
import { languages as offered } from '~/platform/i18n/languages';
import type { BookEventView } from '../book-pages.server';
import { ChooseFamily, ChosenFamily } from './choose-family';
import { useRunWords } from './run-words';
import { Places } from './session-rows';
import { NameFields, NeedsFields, NumberFields, SpokenField } from './who-fields';

export type BookEventProps = BookEventView & { problems?: FormProblems | null };

/** Booking a place in an event for somebody on the telephone. */
export function BookEventPage(props: BookEventProps) {
  const { t, title, when } = useRunWords();
  const { session, open, chosen, submitKey, problems } = props;
  const base = `/officer/sessions/session/${session.id}/book`;
  const left = session.capacity - session.taken;
  const isFull = problems?.errors.some(({ code }) => code === 'session-full');
  const caption = (
    <>
      <bdi>{title(session)}</bdi> · {when(session)}
    </>
  );
  if (!open || chosen === null)
    return (
      <>
        <BackLink to={`/officer/sessions/session/${session.id}`}>
          {t('bookings:toSession')}
        </BackLink>
        <p className="mb-1 font-semibold text-soft">{caption}</p>
        <h1>{t('bookings:book.title')}</h1>
        {open ? (
          <ChooseFamily {...props} base={base} />
        ) : (
          <Notice>{t('bookings:book.notOpen')}</Notice>
        )}
      </>
    );
  return (
    <FormPage
      title={t('bookings:book.title')}
      caption={caption}
      backTo={`/officer/sessions/session/${session.id}`}
      problems={problems}
      saved={savedOf(props)}
      errorsFrom="bookings:book"
      submitLabel={t('bookings:book.submit')}
      lead={
        <>
          <p className="flex flex-wrap gap-2">
            <Places session={session} />
          </p>
          <ChosenFamily {...props} base={base} />
        </>
      }
    >
      <Hidden name="submitKey" value={submitKey} />
      <NumberFields />
      {(left <= 0 || session.waiting > 0 || isFull) && (
        <Checkbox
          name="ifFull"
          value="wait"
          label={t('bookings:book.ifFull')}
          hint={t('bookings:book.ifFullHint')}
        />
      )}
      <BookerFields languages={props.languages} />
    </FormPage>
  );
}

/** Who books, in which language they are written to, and what they need. */
export function BookerFields({ languages }: Pick<BookEventView, 'languages'>) {
  const { t } = useRunWords();
  return (
    <>
      <NameFields />
      <TextField
        name="email"
        type="email"
        label={t('bookings:who.email')}
        hint={t('bookings:who.emailHint')}
        autoComplete="off"
        optionalNote
      />
      <Select
        name="language"
        label={t('bookings:who.language')}
        hint={t('bookings:who.languageHint')}
        options={languages.map((code) => ({ value: code, label: offered[code].name }))}
      />
      <SpokenField />
      <NeedsFields />
    </>
  );
}

/** What is known of whoever is on the telephone. */
export function savedOf({ contact, languages }: Pick<BookEventView, 'contact' | 'languages'>) {
  return {
    adults: '1',
    children: '0',
    name: contact?.name ?? '',
    phone: contact?.phone ?? '',
    email: contact?.email ?? '',
    language: languages.find((code) => code === contact?.language) ?? 'en',
    spoken: SPOKEN_LANGUAGES.find((code) => code === contact?.language && code !== 'en') ?? '',
    interpreter: interpreterOf(contact),
  };
}

/** The interpreter that they told us of before, where it is one that can be asked for here. */
function interpreterOf(contact: BookEventView['contact']): string {
  if (contact?.interpreter === 'bsl') return 'bfi';
  if (contact?.interpreter !== 'spoken') return '';
  return INTERPRETERS.find((code) => code === contact.language) ?? '';
}
