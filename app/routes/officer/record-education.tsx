import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { EducationPage } from '~/domains/casework';
import { answerEducation, loadEducation } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('record:education.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadEducation(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerEducation(args);
}

export default function RecordEducation() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <EducationPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
