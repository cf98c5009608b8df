import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TemplatePage } from '~/domains/casework';
import { answerTemplate, loadTemplate } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { administrators, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = { ...staffAccess(administrators), form: true };
export const meta = pageTitle('letters:template.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, administrators);
  return loadTemplate(args);
}

export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, administrators);
  return answerTemplate(args);
}

export default function LetterTemplate() {
  const page = useLoaderData<typeof loader>();
  return <TemplatePage {...page} problems={useActionData<typeof action>() ?? page.kept} />;
}
