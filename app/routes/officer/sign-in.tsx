import { useActionData, useLoaderData } from '@remix-run/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { AskCodePage } from '~/domains/sign-in';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { answerAsk, loadAsk, staffWayIn } from '../public/sign-in-flow.server';

export const handle = publicForm;
export const meta = pageTitle('sign-in:ask.staff.title');

export function loader(args: LoaderFunctionArgs) {
  return loadAsk(args, staffWayIn);
}

export function action(args: ActionFunctionArgs) {
  return answerAsk(args, staffWayIn);
}

export default function OfficerSignIn() {
  const { kept, ...state } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <AskCodePage audience="staff" problems={refused ?? kept} {...state} />;
}
