import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BookPage, EventPage, NotOnPage, SignInFirst } from '~/domains/booking';
import { answerBook, loadBook } from '~/domains/booking/index.server';
import { useT } from '~/platform/i18n';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';

export const handle = publicForm;
export const meta = pageTitle('sessions:book.pageTitle');

export function loader(args: LoaderFunctionArgs) {
  return loadBook(args);
}

export function action(args: ActionFunctionArgs) {
  return answerBook(args);
}

export default function SessionBook() {
  const t = useT();
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  switch (view.page) {
    case 'book':
      return <BookPage {...view} problems={refused ?? view.kept} />;
    case 'sign-in':
      return <SignInFirst title={t('sessions:book.title')} {...view} />;
    case 'event':
      return <EventPage {...view.event} />;
    case 'not-on':
      return <NotOnPage {...view} />;
  }
}
