import { profile } from '~/platform/config/environment.server';
import type { CouncilWords } from './components/council-words';

/** What sentences call this council and its people. */
export function councilWords(): CouncilWords {
  const { council, team, officerTitle, seniorTitle, sendTitle, nursingTeam } = profile();
  return {
    council: council.name,
    team: team.name,
    officerTitle,
    seniorTitle,
    sendTitle,
    nursingTeam,
  };
}
