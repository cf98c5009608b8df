import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewConcludePage } from '~/domains/casework';
import { answerReviewConclude, loadReviewConclude } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('review:conclude.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadReviewConclude(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerReviewConclude(args);
}

export default function ReviewConclude() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReviewConcludePage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
