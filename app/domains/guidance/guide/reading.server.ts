import { isGuideSlug } from './guide.contents';
import type { GuideValues } from './guide-values.server';

/** What the reading of one page knows, and what it finds wrong with it. */
export type Reading = {
  values: GuideValues;
  faults: string[];
};

/**
 * A link of the guide as an address: `leaving-school` is another page (with `#part` where needed),
 * `/notify` a page of the portal; both stay without a language, which is the reader's. Everything else
 * has to be an https address.
 */
export function addressOf(written: string): string | null {
  const [page = '', part] = written.split('#');
  const rest = part ? `#${part}` : '';
  if (page === '') return rest || null;
  if (isGuideSlug(page)) return `/guide/${page}${rest}`;
  if (/^(\/[a-z0-9.-]+)+$/.test(page)) return page + rest;
  return isOutside(written) ? written : null;
}

function isOutside(written: string): boolean {
  const url = URL.canParse(written) ? new URL(written) : null;
  return url?.protocol === 'https:' && url.hostname.includes('.') && !url.username;
}
