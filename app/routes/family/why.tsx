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

export const handle = { ...familyForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('notify:tasks.title');

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
