import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sameForEveryone, WordsPage } from '~/domains/guidance';
import { englishTerms } from '~/domains/guidance/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';
import { requireLanguage } from '~/platform/permissions/guard.server';

export const handle = publicAccess;
export const meta = pageTitle('glossary:title');
export const headers = sameForEveryone;

export function loader(args: LoaderFunctionArgs) {
  requireLanguage(args);
  return { english: englishTerms() };
}

export default function GuideWords() {
  return <WordsPage {...useLoaderData<typeof loader>()} />;
}
