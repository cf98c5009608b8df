import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PicturesPage, picturesTitle, sameForEveryone } from '~/domains/guidance';
import { openPictures } from '~/domains/guidance/index.server';
import { publicAccess } from '~/platform/permissions/access';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = picturesTitle;
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  const view = openPictures(args.params.page, requireLanguage(args));
  if (!view) throw notFound();
  return view;
}

export default function GuidePictures() {
  return <PicturesPage {...useLoaderData<typeof loader>()} />;
}
