import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DecidePage, decideSchema, startToldIn } from '~/domains/casework';
import { answerMove, decideChildren, loadItemPage } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('officer:decide.title');

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await loadItemPage(args, officers, 'decide');
  return { ...view, startsOn: startToldIn(view.item.answers, view.item.receivedOn) };
}

export function action(args: ActionFunctionArgs) {
  const ofChild = (refusal: { kind: string; name?: string }) => ({
    field: 'children',
    values: { name: refusal.name ?? '' },
  });
  return answerMove(args, {
    roles: officers,
    schema: decideSchema,
    done: 'decided',
    run: decideChildren,
    fields: {
      'not-open': () => ({ field: 'children', code: 'not-an-option' }),
      withdrawn: () => ({ field: 'kind' }),
      'date-past': () => ({ field: 'by' }),
      'consent-first': ofChild,
      'order-first': ofChild,
      'asked-already': ofChild,
    },
  });
}

export default function ItemDecide() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <DecidePage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
