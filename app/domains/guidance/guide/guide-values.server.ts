import { CLOCK_CODES, CLOCK_RULES, lengthOf } from '~/domains/clock';
import { formatDate, translatorFor, type Language } from '~/platform/i18n';
import type { CouncilProfile } from '~/platform/profile/profile.schema';
import { onceFor } from '../once-for.server';

/** What `{{name}}` stands for in the words of the guide; names are set apart in direction. */
export type GuideValue = { text: string; kind: 'words' | 'name' };
export type GuideValues = ReadonlyMap<string, GuideValue>;

type Unit = 'days' | 'weeks';

/** The values of one council in the words of one language, put together once. */
export const guideValues = onceFor<GuideValues>(allValues);

/**
 * The council's own names, times and numbers in the words of one language. A day of a notice is said
 * as a day here: the sentence says that the day of service counts.
 */
function allValues(language: Language, profile: CouncilProfile): GuideValues {
  const t = translatorFor(language);
  const long = (unit: string, count: number): GuideValue => ({
    text: t(`guide:units.${unit}`, { count }),
    kind: 'words',
  });
  const times = CLOCK_CODES.flatMap((code): [string, GuideValue][] => {
    const { unit } = CLOCK_RULES[code];
    if (unit === 'agreed-date') return [];
    const said = unit === 'days-beginning-with' ? 'days' : unit;
    return [[`time.${code}`, long(said, lengthOf(CLOCK_RULES[code], profile.clocks))]];
  });
  const numbers = Object.entries(numbersOf(profile)).map(([name, count]): [string, GuideValue] => [
    name,
    long(name.split('.')[0] as Unit, count),
  ]);
  const act = formatDate(language, profile.act2026.checkedOn);
  return new Map([
    ...namesOf(profile),
    ...times,
    ...numbers,
    ['date.act', { text: act, kind: 'words' }],
  ]);
}

function namesOf({ council, officerTitle, nursingTeam }: CouncilProfile) {
  const name = (text: string): GuideValue => ({ text, kind: 'name' });
  return Object.entries({
    council: name(council.name),
    officer: name(officerTitle),
    nursing: name(nursingTeam),
  });
}

function numbersOf({ annualRequest }: CouncilProfile) {
  return {
    'days.annualAnswer': annualRequest.answerDays,
    'days.annualReminder': annualRequest.reminderAfterDays,
    'days.annualSecond': annualRequest.secondAfterDays,
    'days.annualSecondAnswer': annualRequest.secondAnswerDays,
    'weeks.annualLater': annualRequest.laterWeeks,
  } satisfies Record<`${Unit}.${string}`, number>;
}
