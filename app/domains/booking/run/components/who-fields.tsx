import { Select, TextArea, TextField } from '~/components/form';
import { INTERPRETERS, SPOKEN_LANGUAGES } from '../../booking.codes';
import { useRunWords } from './run-words';

/** How many come; no names. */
export function NumberFields() {
  const { t } = useRunWords();
  return (
    <>
      <TextField name="adults" label={t('bookings:who.adults')} inputMode="numeric" width="tiny" />
      <TextField
        name="children"
        label={t('bookings:who.children')}
        hint={t('bookings:who.childrenHint')}
        inputMode="numeric"
        width="tiny"
        optionalNote
      />
    </>
  );
}

/** What we may call them, and how we reach them. */
export function NameFields() {
  const { t } = useRunWords();
  return (
    <>
      <TextField
        name="name"
        label={t('bookings:who.name')}
        hint={t('bookings:who.nameHint')}
        autoComplete="off"
        optionalNote
      />
      <TextField
        name="phone"
        type="tel"
        label={t('bookings:who.phone')}
        hint={t('bookings:who.phoneHint')}
        autoComplete="off"
        width="medium"
        optionalNote
      />
    </>
  );
}

/** An interpreter, access, and what they would like to talk about. */
export function NeedsFields() {
  const { t, spoken } = useRunWords();
  return (
    <>
      <Select
        name="interpreter"
        label={t('bookings:who.interpreter')}
        emptyLabel={t('bookings:who.noInterpreter')}
        options={signFirst(INTERPRETERS).map((code) => ({
          value: code,
          label: code === 'other' ? t('bookings:who.otherLanguage') : spoken(code),
        }))}
        optionalNote
      />
      <TextField
        name="interpreterOther"
        label={t('bookings:who.interpreterOther')}
        width="medium"
        optionalNote
      />
      <TextArea name="accessNeeds" label={t('bookings:who.accessNeeds')} rows={3} optionalNote />
      <TextArea
        name="topic"
        label={t('bookings:who.topic')}
        hint={t('bookings:who.topicHint')}
        rows={3}
        optionalNote
      />
    </>
  );
}

/** The language that they would like to speak. */
export function SpokenField() {
  const { t, spoken } = useRunWords();
  return (
    <Select
      name="spoken"
      label={t('bookings:who.spoken')}
      emptyLabel={t('bookings:who.spokenAny')}
      options={SPOKEN_LANGUAGES.map((code) => ({ value: code, label: spoken(code) }))}
      optionalNote
    />
  );
}

/** British Sign Language stands first: it is no afterthought. */
export function signFirst(codes: readonly string[]): string[] {
  return [...codes].sort((a, b) => Number(b === 'bfi') - Number(a === 'bfi'));
}
