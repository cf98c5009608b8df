import { z } from 'zod';
import { manyOf, optionalLine, optionalOneOf, optionalText } from '~/platform/form/fields';
import { REASONS } from '~/domains/notification';
import {
  AREAS,
  EHC_WAYS,
  FEELINGS,
  NEXT_STEPS,
  STILL_CHOICES,
  TALKING_WAYS,
  YEARLY_HELP,
  type Area,
} from '../evidence.codes';
import type { ToldAgain, YearlyAnswers } from '../evidence.views';
import { MOST_CHARACTERS, seenVersion } from '../sending/sending.schema';

const area = optionalText(MOST_CHARACTERS);
const some = optionalText(4_000);
const changed = optionalOneOf(['no', 'yes', 'unsaid']);
const orUnsaid = <const T extends readonly [string, ...string[]]>(codes: T) =>
  optionalOneOf([...codes, 'unsaid']);

const said = <T extends string>(code: T | 'unsaid' | null): T | null =>
  code === 'unsaid' ? null : (code as T | null);

/** Words in a box that nobody said anything else about are what has changed; what is left out is left out whole. */
function toldAgain(code: 'no' | 'yes' | 'unsaid' | null, words: string): ToldAgain {
  if (code === 'unsaid') return { changed: null, words: '' };
  return { changed: code ?? (words !== '' ? 'yes' : null), words };
}

/**
 * The form of an answer to the yearly request; codes: too-long, control-characters,
 * hidden-characters, not-an-option. Every part may be left out. `laterWeeks` is the most weeks that a
 * parent may name (profile `annualRequest.laterWeeks`).
 */
export function yearlyForm(laterWeeks: number) {
  const weeks = z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.coerce
      .number('not-an-option')
      .int('not-an-option')
      .min(1, 'not-an-option')
      .max(laterWeeks, 'not-an-option')
      .nullable(),
  );
  return z
    .object({
      version: seenVersion,
      academic: area,
      personal: area,
      physical: area,
      creative: area,
      technology: area,
      interests: area,
      academicChanged: changed,
      personalChanged: changed,
      physicalChanged: changed,
      creativeChanged: changed,
      technologyChanged: changed,
      interestsChanged: changed,
      whole: area,
      wholeChanged: changed,
      ways: manyOf(TALKING_WAYS),
      waysWords: some,
      accountName: optionalLine(200),
      accountWho: optionalLine(200),
      accountReach: optionalLine(300),
      accountWords: area,
      laterWeeks: weeks,
      laterBecause: some,
      feeling: orUnsaid(FEELINGS),
      feelingWords: some,
      still: orUnsaid(STILL_CHOICES),
      reasons: manyOf(REASONS),
      reasonWords: some,
      help: manyOf(YEARLY_HELP),
      helpWords: some,
      next: orUnsaid(NEXT_STEPS),
      nextWords: some,
      ehc: orUnsaid(EHC_WAYS),
      ehcWords: some,
    })
    .transform((form) => ({
      version: form.version,
      answers: {
        areas: Object.fromEntries(
          AREAS.map((code): [Area, ToldAgain] => [
            code,
            toldAgain(form[`${code}Changed`], form[code]),
          ]),
        ) as YearlyAnswers['areas'],
        whole: toldAgain(form.wholeChanged, form.whole),
        ways: form.ways,
        waysWords: form.waysWords,
        account: {
          name: form.accountName,
          who: form.accountWho,
          reach: form.accountReach,
          words: form.accountWords,
        },
        later: { weeks: form.laterWeeks, because: form.laterBecause },
        feeling: said(form.feeling),
        feelingWords: form.feelingWords,
        still: said(form.still),
        reasons: form.reasons,
        reasonWords: form.reasonWords,
        help: form.help,
        helpWords: form.helpWords,
        next: said(form.next),
        nextWords: form.nextWords,
        ehc: said(form.ehc),
        ehcWords: form.ehcWords,
        // Whoever saves a form has seen what was copied into it.
        copiedFrom: null,
      } satisfies YearlyAnswers,
    }));
}
