import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { AnswerGone, AnswerPage, AnswerSent } from '~/domains/casework';
import { answerAnswer, loadAnswer } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { publicForm } from '~/platform/permissions/access';

export const handle = publicForm;
export const meta = pageTitle('answer:pageTitle');
/** Kept by nobody and found by no search engine, whatever the page says. */
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export function loader(args: LoaderFunctionArgs) {
  return loadAnswer(args);
}

export function action(args: ActionFunctionArgs) {
  return answerAnswer(args);
}

export default function Answer() {
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (view.page === 'sent') return <AnswerSent />;
  if (view.page === 'gone') return <AnswerGone />;
  return (
    <AnswerPage
      question={view.question}
      submitKey={String(refused?.values.submitKey ?? view.kept?.values.submitKey ?? view.submitKey)}
      problems={refused ?? view.kept}
    />
  );
}
