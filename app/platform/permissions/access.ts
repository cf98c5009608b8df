import type { StaffRole } from '~/platform/auth/session.server';

/** True where the person has one of the roles. */
export function hasRole(
  { roles }: { roles: readonly StaffRole[] },
  wanted: readonly StaffRole[],
): boolean {
  return wanted.some((role) => roles.includes(role));
}

/** For whom a route is. Every route module exports `handle.access`; a test fails where one does not. */
export type Access =
  | { audience: 'public' }
  | { audience: 'machine' }
  | { audience: 'family' }
  | { audience: 'staff'; roles: readonly StaffRole[] };

export type RouteHandle = {
  access: Access;
  /** The page is one form, `#form`: changing language or staying signed in sends it along. */
  form?: boolean;
  /** The small scripts that the page earns; it is whole without them. */
  scripts?: readonly ScriptName[];
  /** What the page shows could put somebody at risk, so it can be left quickly; or some pages of the route. */
  leaveQuickly?: boolean | ((data: unknown) => boolean);
};

/** A script of `app/browser`: sends files that can be gone on with, keeps what is typed, or leaves quickly. */
export type ScriptName = 'send-files' | 'keep-typed' | 'leave-quickly';

/** A route that matched: what its file says of it, and what its loader gave (nothing where it failed). */
type Matched = { handle: unknown; data: unknown };

/** True where the page can be left quickly. */
export function leavesQuickly({ handle, data }: Matched): boolean {
  const { leaveQuickly = false } = (handle as RouteHandle | undefined) ?? {};
  if (data === undefined) return false;
  return typeof leaveQuickly === 'function' ? leaveQuickly(data) : leaveQuickly;
}

/** The scripts that a page earns; none where it could not be made, since there is no part for them to find. */
export function scriptsOf(matches: readonly Matched[]): ScriptName[] {
  return matches.flatMap((match) => {
    if (match.data === undefined) return [];
    const { scripts = [] } = (match.handle as RouteHandle | undefined) ?? {};
    return leavesQuickly(match) ? [...scripts, 'leave-quickly' as const] : scripts;
  });
}

export const everyStaff = ['OFFICER', 'SENIOR', 'SEND', 'ADMIN'] as const satisfies StaffRole[];
export const caseStaff = ['OFFICER', 'SENIOR', 'SEND'] as const satisfies StaffRole[];
export const officers = ['OFFICER', 'SENIOR'] as const satisfies StaffRole[];
export const seniors = ['SENIOR'] as const satisfies StaffRole[];
/** Who prepares rounds of messages, and lets go what another has prepared. */
export const roundMakers = ['SENIOR', 'ADMIN'] as const satisfies StaffRole[];
export const roundStaff = ['OFFICER', 'SENIOR', 'ADMIN'] as const satisfies StaffRole[];
/** Who sees sessions and runs them; who decides what is offered, and where. */
export const sessionStaff = ['OFFICER', 'SENIOR', 'SEND', 'ADMIN'] as const satisfies StaffRole[];
export const sessionPlanners = ['OFFICER', 'SENIOR', 'ADMIN'] as const satisfies StaffRole[];
export const offerKeepers = ['SENIOR', 'ADMIN'] as const satisfies StaffRole[];
export const administrators = ['ADMIN'] as const satisfies StaffRole[];

export const publicAccess: RouteHandle = { access: { audience: 'public' } };
export const publicForm: RouteHandle = { ...publicAccess, form: true };
export const familyAccess: RouteHandle = { access: { audience: 'family' } };
export const familyForm: RouteHandle = { ...familyAccess, form: true };
/** A page with a `FileSender` beside what else it has. */
export const familySender: RouteHandle = { ...familyAccess, scripts: ['send-files'] };
/** A page that is one form for its language switch, with a `FileSender` beside it. */
export const familyFormSender: RouteHandle = { ...familyForm, scripts: ['send-files'] };
/** A page that is one form, kept as it is typed. */
export const familyTyped: RouteHandle = { ...familyForm, scripts: ['keep-typed'] };
/** A page that is one form, kept as it is typed, with a `FileSender`. */
export const familyFiles: RouteHandle = { ...familyForm, scripts: ['keep-typed', 'send-files'] };
export const machineAccess: RouteHandle = { access: { audience: 'machine' } };

/** The handle of a staff route for these roles. */
export function staffAccess(roles: readonly StaffRole[]): RouteHandle {
  return { access: { audience: 'staff', roles } };
}
