import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewFindingsPage } from '~/domains/casework';
import { answerReviewFindings, loadReviewFindings } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('review:findings.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadReviewFindings(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerReviewFindings(args);
}

export default function ReviewFindings() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReviewFindingsPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
