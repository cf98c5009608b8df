import { isLanguage, languages } from '~/platform/i18n/languages';
import { Temporal } from 'temporal-polyfill';
import { schoolAge } from '~/domains/child';
import { languageName } from '../../item/components/words';
import { useRecordWords } from '../../record/components/words';

/** Words of the yearly requests' pages. */
export function useRequestWords() {
  const words = useRecordWords();
  const { t } = words;
  return {
    ...words,
    /** A month of an address, such as `December 2026`. */
    month: (text: string) =>
      new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${text}-01T00:00:00Z`),
      ),
    language: (code: string) =>
      code === 'none'
        ? t('requests:language.none')
        : isLanguage(code)
          ? languages[code].name
          : languageName(code),
    /** A child's year group on that day (ISO). */
    yearOn: (dateOfBirth: string, on: string) =>
      schoolAge(Temporal.PlainDate.from(dateOfBirth), Temporal.PlainDate.from(on)).yearGroup,
  };
}
