import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PostPage } from '~/domains/casework';
import { loadPost } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';
import { requireStaff } from '~/platform/permissions/guard.server';

export const handle = staffAccess(officers);
export const meta = pageTitle('messages:post.title');

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, officers);
  return loadPost(args);
}

export default function Post() {
  return <PostPage {...useLoaderData<typeof loader>()} />;
}
