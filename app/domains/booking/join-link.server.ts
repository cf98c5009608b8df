import { seal, unseal } from '~/platform/auth/secrets.server';

const PURPOSE = 'joining-link';

/** The link to join a room online, as `room.link` keeps it. */
export function sealJoinLink(link: string): Uint8Array<ArrayBuffer> {
  return seal(PURPOSE, link);
}

/** The link of a room; null where it has none, or where the portal's secret was changed since. */
export function openJoinLink(sealed: Uint8Array | null): string | null {
  return sealed === null ? null : unseal(PURPOSE, sealed);
}
