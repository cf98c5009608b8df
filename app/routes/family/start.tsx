import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { StartPage } from '~/domains/notification';
import { answerStart, loadStart } from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify-more:start.title');

export function loader(args: LoaderFunctionArgs) {
  return loadStart(args);
}

export function action(args: ActionFunctionArgs) {
  return answerStart(args);
}

export default function Start() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <StartPage {...page} problems={refused ?? kept} />;
}
