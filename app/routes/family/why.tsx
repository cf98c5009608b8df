import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { WhyPage, whyForm } from '~/domains/notification';
import {
  answerTask,
  councilWords,
  draftPath,
  loadQuestion,
} from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify-more:why.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  return {
    saved: draft.answers.why,
    council: councilWords(),
    kept,
    backTo: draftPath(language, draft.id),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'why', whyForm, (answer) => answer);
}

export default function Why() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <WhyPage {...page} problems={refused ?? kept} />;
}
