import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BookingGone, CancelPage } from '~/domains/booking';
import { answerCancel, loadCancel } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

export const handle = publicAccess;
export const meta = pageTitle('sessions:cancel.pageTitle');
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader(args: LoaderFunctionArgs) {
  return loadCancel(args);
}

export function action(args: ActionFunctionArgs) {
  return answerCancel(args);
}

export default function BookingCancel() {
  const view = useLoaderData<typeof loader>();
  return view.page === 'gone' ? <BookingGone /> : <CancelPage {...view} />;
}
