import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { parse, readForm } from '~/platform/form/parse.server';
import { seniors } from '~/platform/permissions/access';
import { notFound, requireStaff } from '~/platform/permissions/guard.server';
import { assignItems } from '../queue/assign-items.server';
import { assignSchema } from '../queue/queue.schema';
import { listPath, readListName, readListState } from './oversight.address';
import { ITEM_LISTS } from './oversight.rules';

/** Gives the ticked items of a list to an officer, and goes back to the same page with the news. */
export async function answerReassign(args: ActionFunctionArgs): Promise<Response> {
  const senior = await requireStaff(args, seniors);
  const list = readListName(args.params.list);
  if (!list || !ITEM_LISTS.includes(list)) throw notFound();
  const sent = parse(assignSchema, await readForm(args.request));
  if (!sent.ok) throw new Response(null, { status: 400, statusText: 'Bad Request' });
  const chosen = sent.data.item.filter((each) => each !== null);
  const result = await assignItems(senior, chosen, sent.data.to);
  const news = new URLSearchParams({
    done: result.kind === 'assigned' ? 'assign' : result.kind,
  });
  if (result.kind === 'assigned') {
    for (const name of ['moved', 'taken', 'closed', 'hidden'] as const) {
      if (result[name] > 0) news.set(name, String(result[name]));
    }
  }
  const path = listPath(list, readListState(new URL(args.request.url).searchParams));
  return redirect(`${path}${path.includes('?') ? '&' : '?'}${news}`, 303);
}
