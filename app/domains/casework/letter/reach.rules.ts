import type { LetterWayOut } from '../case/case.codes';

/** What is known of how one adult can be reached. */
export type ReachOf = {
  accountId: string | null;
  safeToEmail: boolean;
  safeToWrite: boolean;
  /** True while email to their account is on hold. */
  mailHeld: boolean;
  /** True while they have told of a change of how to reach them, and no officer has recorded what is safe. */
  changed: boolean;
  addressLines: readonly string[];
  preferredContact: string | null;
};

export const WAY_REFUSALS = [
  'no-account',
  'email-not-safe',
  'email-held',
  'post-not-safe',
  'post-held',
  'no-address',
  'school-no-email',
] as const;
export type WayRefusal = (typeof WAY_REFUSALS)[number];

/** A way on which a letter can go to somebody; `why` says what speaks against it, null where it is offered. */
export type OfferedWay = { way: LetterWayOut; why: WayRefusal | null };

function against(way: LetterWayOut, reach: ReachOf): WayRefusal | null {
  if (way === 'email') {
    if (!reach.safeToEmail) return 'email-not-safe';
    if (reach.accountId === null) return 'no-account';
    return reach.mailHeld ? 'email-held' : null;
  }
  if (way === 'post') {
    if (!reach.safeToWrite) return 'post-not-safe';
    if (reach.changed) return 'post-held';
    return reach.addressLines.length === 0 ? 'no-address' : null;
  }
  return null;
}

/** The ways on which a letter can go to this adult, and why the others cannot; by hand it always can. */
export function waysTo(reach: ReachOf): OfferedWay[] {
  return (['email', 'post', 'by-hand'] as const).map((way) => ({ way, why: against(way, reach) }));
}

/**
 * The way that this adult chose, as far as it is safe; null where the officer must say. An adult whom
 * the council only knows from somebody else's words has chosen nothing.
 */
export function chosenWay(reach: ReachOf): LetterWayOut | null {
  const offered = waysTo(reach)
    .filter((each) => each.why === null)
    .map((each) => each.way);
  const wanted: LetterWayOut[] =
    reach.preferredContact === 'post' ? ['post', 'email'] : reach.accountId ? ['email'] : [];
  return wanted.find((way) => offered.includes(way)) ?? null;
}

/** The way proposed for a paper that must be served: by post where that is safe, never the portal. */
export function servedWay(reach: ReachOf): LetterWayOut | null {
  return against('post', reach) === null ? 'post' : null;
}
