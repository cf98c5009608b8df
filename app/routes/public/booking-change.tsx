import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BookingGone, ChangePage } from '~/domains/booking';
import { answerChange, loadChange } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';

export const handle = publicForm;
export const meta = pageTitle('sessions:change.pageTitle');
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader(args: LoaderFunctionArgs) {
  return loadChange(args);
}

export function action(args: ActionFunctionArgs) {
  return answerChange(args);
}

export default function BookingChange() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (view.page === 'gone') return <BookingGone />;
  return <ChangePage {...view} problems={refused ?? view.kept} />;
}
