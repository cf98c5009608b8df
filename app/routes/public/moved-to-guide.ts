import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { guidePath, type GuideSlug } from '~/domains/guidance';
import { publicAccess } from '~/platform/permissions/access';
import { notFound, requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;

const moved: Record<string, GuideSlug> = {
  'the-law': 'at-a-glance',
  'your-information': 'your-information',
  'what-it-means': 'before-you-decide',
  'try-first': 'try-first',
};

/** Addresses of before the guide, which people have kept and letters name. */
export function loader(args: LoaderFunctionArgs) {
  const language = requireLanguage(args);
  const { pathname } = new URL(args.request.url);
  const page = moved[pathname.toLowerCase().split('/').filter(Boolean).at(-1) ?? ''];
  if (!page) throw notFound();
  return redirect(guidePath(language, page), 301);
}
