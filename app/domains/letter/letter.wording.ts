import { isolate, languageDirection, oneLine } from '~/platform/documents/printable-text';

import type {
  CouncilContact,
  LetterChild,
  LetterLanguage,
  LetterPart,
  LetterTask,
} from './letter.types';

/** A calendar date (ISO) written out in a language, British English for `en`. */
export function writtenDate(isoDate: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${isoDate}T00:00:00Z`),
  );
}

/** Subject and body of a letter in one language. */
export type LetterWording = { subject: string; parts: LetterPart[] };

type Names = ReturnType<typeof namesIn>;

/** Names and dates as they stand in a sentence of the language: one line each, kept in order. */
function namesIn({ language, t }: LetterLanguage) {
  const inSentence = (text: string) => isolate(text, languageDirection(language));
  const shortName = ({ name, knownAs }: LetterChild) =>
    inSentence(knownAs && oneLine(knownAs) ? knownAs : name);
  const fullName = (child: LetterChild) => {
    const { name, knownAs } = child;
    if (!knownAs || !oneLine(knownAs) || oneLine(knownAs) === oneLine(name))
      return inSentence(name);
    return t('childKnownAs', { name: inSentence(name), knownAs: inSentence(knownAs) });
  };
  const date = (isoDate: string) => writtenDate(isoDate, language);
  return { t, inSentence, shortName, fullName, date };
}

function childFacts({ fullName, date }: Names, child: LetterChild) {
  return { child: fullName(child), born: date(child.dateOfBirth), date: date(child.startsOn) };
}

const asParts = (sentences: string[]): LetterPart[] => sentences.map((text) => ({ text }));

function noticeForOne(
  names: Names,
  task: LetterTask & { kind: 'deregistration' },
  child: LetterChild,
  council: CouncilContact,
): LetterWording {
  const { t, inSentence, shortName, date } = names;
  const short = shortName(child);
  return {
    subject: t('deregistration.subjectOne', { child: short, date: date(child.startsOn) }),
    parts: asParts([
      t('deregistration.openingOne', {
        ...childFacts(names, child),
        school: inSentence(task.school.name),
      }),
      t('deregistration.requestOne', { child: short, council: inSentence(council.name) }),
      t('deregistration.noticeOnly'),
      t('deregistration.fileOne', { child: short }),
      t('deregistration.confirm'),
    ]),
  };
}

function noticeForSeveral(
  names: Names,
  task: LetterTask & { kind: 'deregistration' },
  council: CouncilContact,
): LetterWording {
  const { t, inSentence } = names;
  return {
    subject: t('deregistration.subjectSeveral'),
    parts: [
      { text: t('deregistration.openingSeveral', { school: inSentence(task.school.name) }) },
      { list: task.children.map((child) => t('deregistration.child', childFacts(names, child))) },
      ...asParts([
        t('deregistration.requestSeveral', { council: inSentence(council.name) }),
        t('deregistration.noticeOnly'),
        t('deregistration.fileSeveral'),
        t('deregistration.confirm'),
      ]),
    ],
  };
}

function consentRequest(
  names: Names,
  { child, school }: LetterTask & { kind: 'special-school-consent' },
): LetterWording {
  const { t, inSentence, shortName, date } = names;
  const short = { child: shortName(child) };
  return {
    subject: t('specialSchoolConsent.subject', short),
    parts: asParts([
      t('specialSchoolConsent.opening', {
        ...childFacts(names, child),
        school: inSentence(school.name),
      }),
      t('specialSchoolConsent.law', short),
      t('specialSchoolConsent.onRoll', short),
      t('specialSchoolConsent.information'),
      child.replyBy
        ? t('specialSchoolConsent.replyBy', { replyBy: date(child.replyBy) })
        : t('specialSchoolConsent.reply'),
      t('specialSchoolConsent.refusal'),
    ]),
  };
}

function revocationRequest(
  names: Names,
  { child, school }: LetterTask & { kind: 'revoke-order' },
): LetterWording {
  const { t, inSentence, shortName, date } = names;
  const short = { child: shortName(child) };
  const facts = childFacts(names, child);
  return {
    subject: t('revokeOrder.subject', short),
    parts: asParts([
      school
        ? t('revokeOrder.openingNamed', { ...facts, school: inSentence(school.name) })
        : t('revokeOrder.openingUnnamed', facts),
      t('revokeOrder.request', { ...short, date: facts.date }),
      t('revokeOrder.suitable', short),
      t('revokeOrder.stands', short),
      t('revokeOrder.information'),
      child.replyBy
        ? t('revokeOrder.replyBy', { replyBy: date(child.replyBy) })
        : t('revokeOrder.reply'),
      t('revokeOrder.refusal'),
    ]),
  };
}

/**
 * What a letter says, in one language. Sources: SI 2024/208 regulation 9 and protocol 4.6, 5.9,
 * 5.11 (notice, deletion, telling the council, copy of the school file); protocol 4.7 (consent);
 * Education Act 1996 s.442 with ss.7 and 437(8) (revoking an order, suitable education).
 */
export function letterWording(
  task: LetterTask,
  council: CouncilContact,
  language: LetterLanguage,
): LetterWording {
  const names = namesIn(language);
  switch (task.kind) {
    case 'deregistration': {
      const [only, ...others] = task.children;
      return only && others.length === 0
        ? noticeForOne(names, task, only, council)
        : noticeForSeveral(names, task, council);
    }
    case 'special-school-consent':
      return consentRequest(names, task);
    case 'revoke-order':
      return revocationRequest(names, task);
  }
}
