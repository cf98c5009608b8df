import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReachPage, reachSchema } from '~/domains/casework';
import { answerMove, findReach, loadItemPage, recordReach } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('officer:reach.title');

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await loadItemPage(args, officers, 'reach');
  return { ...view, reach: await findReach(view.item) };
}

export function action(args: ActionFunctionArgs) {
  return answerMove(args, {
    roles: officers,
    schema: reachSchema,
    done: 'reach',
    run: recordReach,
  });
}

export default function ItemReach() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReachPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
