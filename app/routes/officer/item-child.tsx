import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChildPage, endIndicatorSchema, indicatorSchema, ratingSchema } from '~/domains/casework';
import {
  addIndicator,
  answerMove,
  endIndicator,
  idIn,
  loadItemPage,
  rateChild,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(caseStaff);
export const meta = pageTitle('officer:child.title');

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await loadItemPage(args, caseStaff, 'child');
  return view;
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  const intent = (await args.request.clone().formData()).get('intent');
  const below = (kind: string) => ({
    roles: officers,
    done: kind,
    next: `/child/${args.params.child}`,
  });
  if (intent === 'rate') {
    return answerMove(args, {
      ...below('rating'),
      schema: ratingSchema,
      run: (staff, itemId, form) => rateChild(staff, itemId, idIn(args.params, 'child'), form),
    });
  }
  if (intent === 'end') {
    return answerMove(args, {
      ...below('indicator'),
      schema: endIndicatorSchema,
      run: (staff, itemId, form) => endIndicator(staff, itemId, idIn(args.params, 'child'), form),
    });
  }
  return answerMove(args, {
    ...below('indicator'),
    schema: indicatorSchema,
    run: (staff, itemId, form, day) =>
      addIndicator(staff, itemId, idIn(args.params, 'child'), form, day),
    fields: { 'in-force': () => ({ field: 'code' }) },
  });
}

export default function ItemChild() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ChildPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
