import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { assignSchema, newsPath } from '~/domains/casework';
import { assignItems, claimItems, releaseItems } from '~/domains/casework/index.server';
import { parse, readForm } from '~/platform/form/parse.server';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, caseStaff);
  return redirect('/officer/queue');
}

/** Moves the ticked items to somebody, and goes back to the same page of the queue with the news. */
export async function action(args: ActionFunctionArgs) {
  const staff = await requireStaff(args, caseStaff);
  const sent = parse(assignSchema, await readForm(args.request));
  if (!sent.ok) throw new Response(null, { status: 400, statusText: 'Bad Request' });
  const { move, to, item, returnTo } = sent.data;
  const chosen = item.filter((each) => each !== null);
  const result =
    move === 'claim'
      ? await claimItems(staff, chosen)
      : move === 'release'
        ? await releaseItems(staff, chosen)
        : await assignItems(staff, chosen, to);
  return redirect(newsPath(returnTo, move, result), 303);
}
