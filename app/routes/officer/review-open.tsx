import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OpenReviewPage } from '~/domains/casework';
import { answerOpenReview, loadOpenReview } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('review:open.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadOpenReview(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerOpenReview(args);
}

export default function ReviewOpen() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <OpenReviewPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
