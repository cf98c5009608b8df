import { profile } from '~/platform/config/environment.server';
import type { Language } from '~/platform/i18n';
import type { CouncilProfile } from '~/platform/profile/profile.schema';

/** What is made of the guide of one council in one language: once, when it is first asked for, and kept. */
export function onceFor<Made>(make: (language: Language, council: CouncilProfile) => Made) {
  const made = new WeakMap<CouncilProfile, Map<Language, Made>>();
  return (language: Language, council = profile()): Made => {
    const ofCouncil = made.get(council) ?? new Map<Language, Made>();
    made.set(council, ofCouncil);
    const kept = ofCouncil.get(language) ?? make(language, council);
    ofCouncil.set(language, kept);
    return kept;
  };
}
