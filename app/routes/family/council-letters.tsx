import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MyLettersPage } from '~/domains/casework';
import { loadMyLetters } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = familyAccess;
export const meta = pageTitle('my-letters:list.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireParent(args);
  return loadMyLetters(args);
}

export default function CouncilLetters() {
  return <MyLettersPage {...useLoaderData<typeof loader>()} />;
}
