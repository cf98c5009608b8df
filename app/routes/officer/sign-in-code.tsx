import { useActionData, useLoaderData } from '@remix-run/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { CodePage } from '~/domains/sign-in';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerCode, loadCode, staffWayIn } from '../public/sign-in-flow.server';

export const handle = publicForm;
export const meta = pageTitle('sign-in:code.title');

export function loader(args: LoaderFunctionArgs) {
  return loadCode(args, staffWayIn);
}

export function action(args: ActionFunctionArgs) {
  return answerCode(args, staffWayIn);
}

export default function OfficerSignInCode() {
  const state = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <CodePage audience="staff" problems={refused} backTo="/officer/sign-in" {...state} />;
}
