import { Temporal } from 'temporal-polyfill';
import { recordAudit } from '~/platform/audit/audit.server';
import { today } from '~/platform/calendar';
import { profile } from '~/platform/config/environment.server';
import type { Transaction } from '~/platform/db/database.server';
import { languageDirection } from '~/platform/documents/printable-text';
import { formatDate, isLanguage, type Language } from '~/platform/i18n';
import { schoolAge } from '~/domains/child';
import type { LetterKind } from '../case/case.codes';
import { gapOf } from './fill-agreed-day.server';
import { fillLetter, fillSubject } from './fill-letter';
import { writeBlocks } from './letter.blocks';
import { currentWords, translatedWords, type LetterWords } from './letter-words.server';
import {
  isOptional,
  SCHOOL_LETTERS,
  type LetterTexts,
  type LetterValues,
  type ValueName,
} from './letter.values';

export type NewLetter = {
  kind: LetterKind;
  /** The piece of casework whose move makes the letter, and later sends it. */
  itemId: string;
  childId: string;
  reviewId?: string | null;
  stepId?: string | null;
  pathStepId?: string | null;
  /** Short values for `{{name}}`; a day is an ISO date. Those of `COMMON_VALUES` are filled in here. */
  values: LetterValues;
  /** Texts for `{{block:name}}`. */
  blocks?: LetterTexts;
  staffId: string;
  /** The same key is the same letter. */
  submitKey?: string;
};

/**
 * Makes the draft of a letter in the caller's transaction, from the words that stand now: in English,
 * and beside it in the family's language where the council offers it and the words are translated.
 * Where something is missing the draft has a gap that an officer must fill before it can be sent.
 * Throws where the child or the member of staff does not exist.
 */
export async function draftLetter(
  tx: Transaction,
  letter: NewLetter,
): Promise<{ letterId: string }> {
  if (letter.submitKey) {
    const there = await tx.councilLetter.findUnique({
      where: { submitKey: letter.submitKey },
      select: { id: true },
    });
    if (there) return { letterId: there.id };
  }
  const child = await tx.child.findUniqueOrThrow({ where: { id: letter.childId } });
  const officer = await tx.staffMember.findUniqueOrThrow({
    where: { id: letter.staffId },
    select: { name: true },
  });
  const words = await currentWords(letter.kind, 'en', tx);
  if (!words) throw new Error(`there are no words for the letter ${letter.kind}`);
  const known = knownValues(child, officer.name);
  const english = fill(letter, words, known, 'en');
  const other = await inFamilyLanguage(tx, letter, words, known, child.familyId);
  const { id } = await tx.councilLetter.create({
    data: {
      kind: letter.kind,
      itemId: letter.itemId,
      childId: letter.childId,
      reviewId: letter.reviewId,
      stepId: letter.stepId,
      pathStepId: letter.pathStepId,
      ...english,
      ...other,
      templateVersion: words.version,
      madeById: letter.staffId,
      submitKey: letter.submitKey,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor: { kind: 'staff', id: letter.staffId },
    action: 'letter.drafted',
    itemId: letter.itemId,
    childId: letter.childId,
    familyId: child.familyId,
    detail: { letterId: id, kind: letter.kind, templateVersion: words.version },
  });
  return { letterId: id };
}

type Known = Partial<Record<ValueName, string>>;

function knownValues(
  child: { givenNames: string; familyName: string; dateOfBirth: Date },
  officerName: string,
): Known {
  const { council, team } = profile();
  const name = `${child.givenNames} ${child.familyName}`;
  const day = today();
  const born = Temporal.PlainDate.from(child.dateOfBirth.toISOString().slice(0, 10));
  const { begins, ends } = schoolAge(born, day);
  return {
    childName: name,
    childInitials: name
      .split(/\s+/)
      .map((part) => [...part][0] ?? '')
      .join(''),
    councilName: council.name,
    teamName: team.name,
    officerName,
    phone: team.phone,
    email: team.email,
    today: day.toString(),
    schoolAgeBegins: begins.toString(),
    schoolAgeEnds: ends.toString(),
  };
}

/** A second review leads to no further one: what it found has no such day. */
const leftOut = ({ values }: NewLetter, name: string) =>
  name === 'secondReviewOn' && values[name] === '';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

function fill(letter: NewLetter, words: LetterWords, known: Known, language: Language) {
  const given: Record<string, string | undefined> = { ...letter.values, ...known };
  const values = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value !== undefined && isoDate.test(value) ? formatDate(language, value) : value,
    ]),
  );
  const filling = {
    direction: languageDirection(language),
    values,
    blocks: letter.blocks ?? {},
    optional: (name: string) => isOptional(letter.kind, name) || leftOut(letter, name),
    gap: gapOf,
  };
  return {
    subject: fillSubject(words.subject, filling),
    text: writeBlocks(fillLetter(words.text, filling)),
  };
}

/** The letter in the language of the first parent or carer who reads another one that the council offers. */
async function inFamilyLanguage(
  tx: Transaction,
  letter: NewLetter,
  english: LetterWords,
  known: Known,
  familyId: string,
) {
  if (SCHOOL_LETTERS.includes(letter.kind)) return {};
  const adults = await tx.adult.findMany({
    where: { familyId, role: { not: 'helper' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { language: true },
  });
  const language = adults
    .map((adult) => adult.language)
    .find((code) => isLanguage(code) && code !== 'en' && profile().languages.includes(code));
  if (!isLanguage(language)) return {};
  const words = await translatedWords(letter.kind, language, english, tx);
  if (!words) return {};
  const { subject, text } = fill(letter, words, known, language);
  return { otherLanguage: language, otherSubject: subject, otherText: text };
}
