import { useActionData, useLoaderData } from '@remix-run/react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { AskCodePage } from '~/domains/sign-in';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';
import { answerAsk, familyWayIn, loadAsk } from './sign-in-flow.server';

export const handle = publicForm;
export const meta = pageTitle('sign-in:ask.family.title');

export function loader(args: LoaderFunctionArgs) {
  return loadAsk(args, familyWayIn(requireLanguage(args)));
}

export function action(args: ActionFunctionArgs) {
  return answerAsk(args, familyWayIn(requireLanguage(args)));
}

export default function SignIn() {
  const { kept, ...state } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <AskCodePage audience="family" problems={refused ?? kept} {...state} />;
}
