import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { LetterPage } from '~/domains/notification';
import { actOnLetter, loadLetter } from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';

export const handle = familyAccess;
export const meta = pageTitle('notify-more:letter.title');

export function loader(args: LoaderFunctionArgs) {
  return loadLetter(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnLetter(args);
}

export default function Letter() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const [search] = useSearchParams();
  const done = (['emailed', 'sent'] as const).find((code) => code === search.get('done'));
  return <LetterPage {...page} done={refused ? null : (done ?? null)} problems={refused} />;
}
