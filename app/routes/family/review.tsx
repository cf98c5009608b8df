import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MyReviewPage } from '~/domains/casework';
import { answerMyReview, loadMyReview } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = familyForm;
export const meta = pageTitle('my-review:pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  await requireParent(args);
  return loadMyReview(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireParent(args);
  return answerMyReview(args);
}

export default function MyReview() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <MyReviewPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
