import { useActionData, useLoaderData } from '@remix-run/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { CodePage } from '~/domains/sign-in';
import { pageTitle } from '~/platform/i18n/page-title';
import { useLanguage } from '~/platform/i18n';
import { publicForm } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { answerCode, familyWayIn, loadCode } from './sign-in-flow.server';

export const handle = publicForm;
export const meta = pageTitle('sign-in:code.title');

export function loader(args: LoaderFunctionArgs) {
  return loadCode(args, familyWayIn(requireLanguage(args)));
}

export function action(args: ActionFunctionArgs) {
  return answerCode(args, familyWayIn(requireLanguage(args)));
}

export default function SignInCode() {
  const state = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const backTo = `/${useLanguage()}/sign-in`;
  return <CodePage audience="family" problems={refused} backTo={backTo} {...state} />;
}
