import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ResultsPage } from '~/domains/survey';
import { loadResults } from '~/domains/survey/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { everyStaff, staffAccess } from '~/platform/permissions/access';

export const handle = staffAccess(everyStaff);
export const meta = pageTitle('rounds:survey.title');

export function loader(args: LoaderFunctionArgs) {
  return loadResults(args);
}

export default function Survey() {
  return <ResultsPage months={useLoaderData<typeof loader>().months} />;
}
