import { Temporal } from 'temporal-polyfill';
import {
  buildLetter,
  letterLanguage,
  lettersToWrite,
  type Letter,
  type LetterChild,
} from '~/domains/letter';
import { consentDueOn, councilContact } from '~/domains/notification/index.server';
import { addDays } from '~/platform/calendar';
import { addressLines, SITUATIONS, type LetterAnswers, type LetterCase } from './letter-form';

/** From which day the letter says that the child learns otherwise than at school. */
function startsOn(letterCase: LetterCase, day: string): string {
  if (letterCase !== 'school') return day;
  return addDays(Temporal.PlainDate.from(day), 1).toString();
}

/**
 * The letter that a case calls for, word for word as a notification makes it: to the school, or to the
 * council, whose consent or order is in between. `writtenOn` is today (ISO).
 */
export async function writeSchoolLetter(
  letterCase: LetterCase,
  answers: LetterAnswers,
  language: string,
  writtenOn: string,
): Promise<Letter> {
  const child: LetterChild = {
    name: answers.childName,
    dateOfBirth: answers.dateOfBirth,
    situation: SITUATIONS[letterCase],
    startsOn: startsOn(letterCase, answers.day),
    ...(answers.school
      ? { school: { name: answers.school, headTeacher: answers.headName || undefined } }
      : {}),
    ...(letterCase === 'special-school' ? { replyBy: await consentDueOn(writtenOn) } : {}),
  };
  const [task] = lettersToWrite([child]);
  const english = letterLanguage('en');
  if (!task || !english) throw new Error(`no letter is written for ${letterCase}`);
  return buildLetter(task, {
    parent: { name: answers.parentName, addressLines: addressLines(answers.address) },
    council: councilContact(),
    writtenOn,
    english,
    parentLanguage: letterLanguage(language),
  });
}
