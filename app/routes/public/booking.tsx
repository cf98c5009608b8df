import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BookingGone, ManagePage } from '~/domains/booking';
import { answerBooking, loadBooking } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

export const handle = publicAccess;
export const meta = pageTitle('sessions:manage.pageTitle');
/** Kept by nobody and found by no search engine, whatever the page says. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader(args: LoaderFunctionArgs) {
  return loadBooking(args);
}

export function action(args: ActionFunctionArgs) {
  return answerBooking(args);
}

export default function Booking() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (view.page === 'gone') return <BookingGone />;
  return <ManagePage {...view} problems={refused} />;
}
