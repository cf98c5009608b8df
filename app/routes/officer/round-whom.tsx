import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WhomPage } from '~/domains/casework';
import { answerWhom, loadWhom } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { roundMakers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(roundMakers), form: true };
export const meta = pageTitle('rounds:whom.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, roundMakers);
  return loadWhom(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, roundMakers);
  return answerWhom(args);
}

export default function Whom() {
  const page = useLoaderData<typeof loader>();
  return <WhomPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
