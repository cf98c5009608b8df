import type { LoaderFunctionArgs } from '@remix-run/node';
import { sameForEveryone } from '~/domains/guidance';
import { LetterChoicePage } from '~/domains/guide-tools';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('tools:letter.title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return null;
}

export default function GuideLetters() {
  return <LetterChoicePage />;
}
