import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OwnPage } from '~/domains/booking';
import { answerOwnSessions, loadOwnSessions } from '~/domains/booking/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('sessions:own.pageTitle');

export function loader(args: LoaderFunctionArgs) {
  return loadOwnSessions(args);
}

export function action(args: ActionFunctionArgs) {
  return answerOwnSessions(args);
}

export default function OwnSessions() {
  return <OwnPage {...useLoaderData<typeof loader>()} />;
}
