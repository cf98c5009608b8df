import { Temporal } from 'temporal-polyfill';
import type { CouncilContact } from '~/domains/letter';
import { CLOCK_RULES, dueOn, loadSchoolCalendar } from '~/domains/clock/index.server';
import { profile } from '~/platform/config/environment.server';
import type { Answers } from './answers.schema';
import { lettersFor } from './letters.rules';
import { noticeLetter, type WrittenLetter } from './notice-letter';

/** This council as letters name it. */
export function councilContact(): CouncilContact {
  const { council, team } = profile();
  return {
    name: council.name,
    team: team.name,
    addressLines: team.addressLines,
    email: team.email,
    phone: team.phone,
  };
}

/** By when the council means to answer a request for consent made on `askedOn` (ISO dates). */
export async function consentDueOn(askedOn: string): Promise<string> {
  const calendar = await loadSchoolCalendar();
  const context = { calendar, lengths: profile().clocks };
  const rule = CLOCK_RULES['special-school-consent'];
  return dueOn(rule, Temporal.PlainDate.from(askedOn), context).toString();
}

export type WhichLetter = {
  answers: Answers;
  language: string;
  email: string | null;
  /** ISO dates. */
  startsOn: string;
  writtenOn: string;
};

/** One letter of a notice as it reads with these dates, or null where no letter has that key. */
export async function writeLetter(key: string, which: WhichLetter): Promise<WrittenLetter | null> {
  const planned = lettersFor(which.answers).find((letter) => letter.key === key);
  if (!planned) return null;
  const replyBy =
    planned.kind === 'special-school-consent' ? await consentDueOn(which.writtenOn) : undefined;
  const text = noticeLetter(which.answers, key, { ...which, replyBy, council: councilContact() });
  return text && { ...planned, text };
}

/** Every letter of a notice as it reads with these dates. */
export async function writeLetters(which: WhichLetter): Promise<WrittenLetter[]> {
  const written = lettersFor(which.answers).map(({ key }) => writeLetter(key, which));
  return (await Promise.all(written)).filter((letter) => letter !== null);
}
