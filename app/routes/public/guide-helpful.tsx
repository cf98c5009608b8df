import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HelpfulPage } from '~/domains/guidance';
import { answerHelpful, loadHelpful } from '~/domains/guidance/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

export const handle = { ...publicAccess, leaveQuickly: true };
export const meta = pageTitle('tools:helpful.title');

export function loader(args: LoaderFunctionArgs) {
  return loadHelpful(args);
}

export function action(args: ActionFunctionArgs) {
  return answerHelpful(args);
}

export default function Helpful() {
  return (
    <HelpfulPage {...useLoaderData<typeof loader>()} problems={useActionData<typeof action>()} />
  );
}
