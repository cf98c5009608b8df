import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewChecksPage } from '~/domains/casework';
import { answerReviewChecks, loadReviewChecks } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('review:checks.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadReviewChecks(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerReviewChecks(args);
}

export default function ReviewChecks() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReviewChecksPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
