import { SHARING } from '~/domains/notification';

export type SharingCode = (typeof SHARING)[number];

/** What is shared or sent, by code. */
export type SharingNow = Record<SharingCode, boolean>;

/** The codes of what is given. */
export function givenOf(now: SharingNow): SharingCode[] {
  return SHARING.filter((code) => now[code]);
}
