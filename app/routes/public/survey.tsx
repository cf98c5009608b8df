import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SurveyPage } from '~/domains/survey';
import { answerSurveyPage, loadSurvey } from '~/domains/survey/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicAccess } from '~/platform/permissions/access';

/** No `publicForm`: changing the language there would keep what was chosen, in a row of its own. */
export const handle = publicAccess;
export const meta = pageTitle('survey:page.title');

export function loader(args: LoaderFunctionArgs) {
  return loadSurvey(args);
}

export function action(args: ActionFunctionArgs) {
  return answerSurveyPage(args);
}

export default function Survey() {
  const { submitKey } = useLoaderData<typeof loader>();
  return <SurveyPage submitKey={submitKey} problems={useActionData<typeof action>()} />;
}
