import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MyLetterPage } from '~/domains/casework';
import { loadMyLetter } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyAccess } from '~/platform/permissions/access';
import { requireParent } from '~/platform/permissions/guard.server';

export const handle = { ...familyAccess, leaveQuickly: true };
export const meta = pageTitle('my-letters:letter.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireParent(args);
  return loadMyLetter(args);
}

export default function CouncilLetter() {
  return <MyLetterPage {...useLoaderData<typeof loader>()} />;
}
