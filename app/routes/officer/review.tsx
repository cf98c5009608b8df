import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewPage } from '~/domains/casework';
import { answerReview, loadReview } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('review:title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadReview(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerReview(args);
}

export default function Review() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReviewPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
