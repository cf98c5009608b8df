import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { kindTitle, SignInFirst, TimePage } from '~/domains/booking';
import { answerTime, loadTime } from '~/domains/booking/index.server';
import { useLanguage } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';

export const handle = publicForm;
export const meta = pageTitle('sessions:time.pageTitle');

export function loader(args: LoaderFunctionArgs) {
  return loadTime(args);
}

export function action(args: ActionFunctionArgs) {
  return answerTime(args);
}

export default function SessionTime() {
  const language = useLanguage();
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return view.page === 'time' ? (
    <TimePage {...view} problems={refused ?? view.kept} />
  ) : (
    <SignInFirst title={kindTitle(view.kind, language).text} to={view.to} back={view.back} />
  );
}
