import type { MetaFunction } from '@remix-run/node';
import { pageTags, pageTitle } from '~/platform/i18n/page-title';
import type { GuidePage } from '../guide/guide.types';

type Shown = { page?: Pick<GuidePage, 'title' | 'summary' | 'leaveQuickly'> };

/**
 * The `meta` of a page of the guide: its own title. Where the page could put somebody at risk, the tab
 * and the history say "guide" and no more.
 */
export const guideTitle: MetaFunction = (args) => {
  const page = (args.data as Shown | null | undefined)?.page;
  if (args.error || !page || page.leaveQuickly) return pageTitle('guide:title')(args);
  return [
    ...pageTags(args.matches, () => page.title),
    { name: 'description', content: page.summary },
  ];
};

/** The `meta` of a short version with pictures, which is told from its page. */
export const picturesTitle: MetaFunction = (args) => {
  const page = (args.data as Shown | null | undefined)?.page;
  if (args.error || !page) return pageTitle('guide:title')(args);
  return pageTags(args.matches, (t) => t('pictures:tab', { title: page.title }));
};
