export { closeEpisodes, openEpisode, type NewEpisode } from './episodes.server';
export { contactsOf, missedContactOf } from './missed-contact.server';
export { recordSighting, type NewSighting } from './record-sighting.server';
