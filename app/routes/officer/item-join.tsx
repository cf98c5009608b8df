import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { JoinPage, joinSchema, matchesIn } from '~/domains/casework';
import {
  answerMove,
  joinItems,
  listJoinCandidates,
  loadItemPage,
  loadJoinTarget,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';

export const handle = staffAccess(officers);
export const meta = pageTitle('officer:join.title');

export async function loader(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, officers, 'join');
  const { searchParams } = new URL(args.request.url);
  const search = (searchParams.get('q') ?? '').slice(0, 100);
  const target = await loadJoinTarget(staff, view.item, searchParams.get('to'));
  const candidates = target.chosen ? [] : await listJoinCandidates(staff, view.item.id, { search });
  return { ...view, ...target, candidates, search };
}

export function action(args: ActionFunctionArgs) {
  return answerMove(args, {
    roles: officers,
    schema: joinSchema,
    done: 'joined',
    run: (staff, itemId, form, day, values) =>
      joinItems(staff, itemId, { ...form, matches: matchesIn(values) }, day),
    fields: { match: ({ because }) => ({ code: because }) },
  });
}

export default function ItemJoin() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <JoinPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
