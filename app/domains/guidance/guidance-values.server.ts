import { CLOCK_RULES, lengthOf } from '~/domains/clock';
import { profile } from '~/platform/config/environment.server';

/** What the words of the public pages name: this council, its team, and its numbers. */
export type GuidanceValues = Record<string, string | number>;

/** The council's own names and numbers, as the public pages put them into their text. */
export function guidanceValues(): GuidanceValues {
  const { council, team, officerTitle, nursingTeam, draftDays, clocks } = profile();
  return {
    council: council.name,
    team: team.name,
    officer: officerTitle,
    nursing: nursingTeam,
    days: draftDays,
    noticeDays: lengthOf(CLOCK_RULES['s437-notice'], clocks),
  };
}
