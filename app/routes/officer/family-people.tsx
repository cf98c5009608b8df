import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PeoplePage } from '~/domains/casework';
import { answerPeople, loadPeople } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('record:people.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadPeople(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerPeople(args);
}

export default function FamilyPeople() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <PeoplePage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
