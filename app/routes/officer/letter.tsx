import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LetterPage } from '~/domains/casework';
import { answerLetterPage, loadLetterPage } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('letters:page.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadLetterPage(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, officers);
  return answerLetterPage(args);
}

export default function Letter() {
  const page = useLoaderData<typeof loader>();
  return <LetterPage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
