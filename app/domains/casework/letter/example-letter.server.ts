import { environment, profile } from '~/platform/config/environment.server';
import { languageDirection } from '~/platform/documents/printable-text';
import { formatDate, translatorFor, type Language } from '~/platform/i18n';
import type { WordsKind } from '../case/case.codes';
import { fillLetter, fillSubject } from './fill-letter';
import { plainBlocks, writeBlocks } from './letter.blocks';
import { namesOf, SCHOOL_LETTERS } from './letter.values';
import { renderCopies } from './render-council-letter.server';

const day = /(On|By|Day|Begins|Ends)$/;

/** The words of a kind with example values, in the language that they are written in. */
export function exampleLetter(
  kind: WordsKind,
  language: Language,
  words: { subject: string; text: string },
) {
  const t = translatorFor('en');
  const { team, council } = profile();
  const real: Record<string, string> = {
    councilName: council.name,
    teamName: team.name,
    phone: team.phone,
    email: team.email,
    link: environment().publicUrl.href,
  };
  const { values, blocks } = namesOf(kind);
  const valueOf = (name: string) =>
    real[name] ??
    (day.test(name) || name === 'today'
      ? formatDate(
          language,
          t(`letters:examples.days.${name}`, { defaultValue: t('letters:examples.day') }),
        )
      : t(`letters:examples.${name}`, { defaultValue: name }));
  const filling = {
    direction: languageDirection(language),
    values: Object.fromEntries(values.map((name) => [name, valueOf(name)])),
    blocks: Object.fromEntries(
      blocks.map((name) => [name, plainBlocks(t(`letters:examples.${name}`))]),
    ),
    optional: () => false,
    gap: (name: string) => `⟦${name}⟧`,
  };
  return {
    subject: fillSubject(words.subject, filling),
    blocks: fillLetter(words.text, filling),
  };
}

/** The same as PDF, as a reader called by an example name would get it. */
export function exampleLetterPdf(
  kind: WordsKind,
  language: Language,
  words: { subject: string; text: string },
): Promise<Uint8Array> {
  const t = translatorFor('en');
  const { subject: written, blocks } = exampleLetter(kind, language, words);
  // A tagged PDF has no heading without words, and what is looked at may not be finished.
  const subject = written.trim() || t(`letters:kinds.${kind}`);
  const text = writeBlocks(blocks);
  const english = language === 'en';
  const letter = {
    subject: english ? subject : t(`letters:kinds.${kind}`),
    text: english ? text : t('letters:examples.englishFirst'),
    otherLanguage: english ? null : language,
    otherSubject: english ? '' : subject,
    otherText: english ? '' : text,
  };
  const to = {
    name: t('letters:examples.reader'),
    addressLines: [],
    language,
    toSchool: SCHOOL_LETTERS.some((code) => code === kind),
  };
  const on = t('letters:examples.day');
  return renderCopies(
    [{ letter, to, signer: t('letters:examples.officerName'), on }],
    letter.subject,
  );
}
