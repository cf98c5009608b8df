import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HelpPage, helpForm } from '~/domains/notification';
import {
  answerTask,
  councilWords,
  draftPath,
  loadQuestion,
} from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify-more:help.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  return {
    saved: draft.answers.help,
    council: councilWords(),
    kept,
    backTo: draftPath(language, draft.id),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'help', helpForm, (answer) => answer);
}

export default function Help() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <HelpPage {...page} problems={refused ?? kept} />;
}
