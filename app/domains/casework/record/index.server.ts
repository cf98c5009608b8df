export { closeEpisodes, openEpisode, type NewEpisode } from './episodes.server';
export { answerPeople, loadFamily, loadPeople } from './family-pages.server';
export { contactsOf, missedContactOf } from './missed-contact.server';
export {
  answerEducation,
  answerEhc,
  answerSeen,
  loadEducation,
  loadEhc,
  loadChildRecord,
  loadSeen,
} from './record-pages.server';
export { recordSighting, type NewSighting } from './record-sighting.server';
