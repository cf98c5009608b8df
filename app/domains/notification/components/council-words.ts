/** What sentences call the council and its people, from the profile. */
export type CouncilWords = {
  council: string;
  team: string;
  officerTitle: string;
  seniorTitle: string;
  sendTitle: string;
  nursingTeam: string;
};
