import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { caseStaff, everyStaff, hasRole, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(everyStaff);

/** The first page after signing in: the queue for those who work on cases, else administration. */
export async function loader(args: LoaderFunctionArgs) {
  const staff = await requireStaff(args, everyStaff);
  const worksOnCases = hasRole(staff, caseStaff);
  return redirect(worksOnCases ? '/officer/queue' : '/admin');
}

/** "Stay signed in" on a staff page that is not a form: back to the page it was pressed on. */
export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, everyStaff);
  return redirect(pageBefore(args.request), 303);
}

function pageBefore(request: Request): string {
  const before = URL.parse(request.headers.get('Referer') ?? '');
  const here = new URL(request.url);
  const isStaffPage =
    before?.host === here.host && /^\/(officer|admin)(\/|$)/.test(before.pathname);
  return isStaffPage ? before.pathname + before.search : '/officer';
}
