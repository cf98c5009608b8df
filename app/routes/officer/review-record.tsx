import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ReviewRecordPage } from '~/domains/casework';
import { answerReviewRecord, loadReviewRecord } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('review:record.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadReviewRecord(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerReviewRecord(args);
}

export default function ReviewRecord() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <ReviewRecordPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
