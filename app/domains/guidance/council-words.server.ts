import { profile } from '~/platform/config/environment.server';

/** What the words of the public pages name: this council, its team, and its numbers. */
export type CouncilWords = Record<string, string | number>;

/** The council's own names and numbers, as the public pages put them into their text. */
export function councilWords(): CouncilWords {
  const { council, team, officerTitle, nursingTeam, draftDays } = profile();
  return {
    council: council.name,
    team: team.name,
    officer: officerTitle,
    nursing: nursingTeam,
    days: draftDays,
  };
}
