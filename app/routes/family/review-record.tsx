import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { MyRecordPage } from '~/domains/casework';
import { answerMyRecord, loadMyRecord } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = familyForm;
export const meta = pageTitle('my-review:record.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireParent(args);
  return loadMyRecord(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireParent(args);
  return answerMyRecord(args);
}

export default function MyReviewRecord() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <MyRecordPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
