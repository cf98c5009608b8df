export { composeRoundMail, senderOf, wholeAddress } from './compose-round-mail.server';
export { createRound, type NewRound } from './create-round.server';
export { fillRound, type FamilyOfRound } from './fill-round.server';
export { listReaders } from './readers.store.server';
export { continueReleases, releaseRound } from './release-round.server';
export { renderRoundLetter, type RoundLetter } from './render-round-letters.server';
export { registerRoundMails } from './round-mails.server';
export { startRelease, type ReleaseStart } from './start-release.server';
export { wordsNow, type RoundText } from './words-now.server';
