import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReferralPage, referralSchema } from '~/domains/casework';
import {
  answerMove,
  answerReferral,
  idIn,
  loadItemPage,
  mayAnswer,
} from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { caseStaff, staffAccess } from '~/platform/permissions/access';
import { notFound } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(caseStaff), form: true };
export const meta = pageTitle('officer:referral.title');

export async function loader(args: LoaderFunctionArgs) {
  const { staff, view } = await loadItemPage(args, caseStaff, 'referral');
  const id = idIn(args.params, 'referral');
  const referral = view.item.referrals.find((each) => each.id === id);
  if (!referral) throw notFound();
  return { ...view, referral, mayAnswer: mayAnswer(staff, referral) };
}

export function action(args: ActionFunctionArgs) {
  return answerMove(args, {
    roles: caseStaff,
    schema: referralSchema,
    done: 'referral',
    run: (staff, itemId, form, day) =>
      answerReferral(staff, itemId, idIn(args.params, 'referral'), form, day),
    fields: { 'not-an-answer': () => ({ field: 'answer', code: 'not-an-option' }) },
  });
}

export default function ItemReferral() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReferralPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
