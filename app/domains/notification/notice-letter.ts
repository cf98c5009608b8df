import { buildLetter, letterLanguage, type CouncilContact, type Letter } from '~/domains/letter';
import type { Answers } from './answers.schema';
import { choiceFor, letterTasks, type LetterDates, type PlannedLetter } from './letters.rules';
import { isSafe } from './safety.rules';

/** What a letter is written with beside the answers. `writtenOn` is an ISO date. */
export type LetterSetting = LetterDates & {
  council: CouncilContact;
  writtenOn: string;
  /** The language the parent reads; English letters stand alone. */
  language: string;
  /** The parent's own email address, printed only where email is safe. */
  email: string | null;
};

/** A letter of a notice, with its words. */
export type WrittenLetter = PlannedLetter & { text: Letter };

/**
 * One letter that follows from the answers, or null where no letter has that key. An address that the
 * parent keeps secret, and an email address that is not safe, are left out of it.
 */
export function noticeLetter(answers: Answers, key: string, setting: LetterSetting): Letter | null {
  const found = letterTasks(answers, setting).find(({ letter }) => letter.key === key);
  const english = letterLanguage('en');
  if (!found || !english) return null;
  const { task } = found;
  const headTeacher = choiceFor(answers, key)?.headName;
  if (task.kind === 'deregistration' && headTeacher) task.school = { ...task.school, headTeacher };
  return buildLetter(task, {
    parent: { name: answers.you?.name ?? '', ...howToAnswer(answers, setting.email) },
    council: setting.council,
    writtenOn: setting.writtenOn,
    english,
    parentLanguage: letterLanguage(setting.language),
  });
}

function howToAnswer({ contact }: Answers, email: string | null) {
  const address = contact && !contact.addressSecret ? contact.address : null;
  const addressLines = address
    ? [address.line1, address.line2, address.town, address.postcode].filter(Boolean)
    : [];
  return {
    ...(addressLines.length > 0 ? { addressLines } : {}),
    ...(email && isSafe(contact, 'email') ? { email } : {}),
  };
}
