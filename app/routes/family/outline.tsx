import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OutlinePage, outlineForm } from '~/domains/notification';
import { answerTask, draftPath, loadQuestion } from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify-more:outline.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  return { saved: draft.answers.outline, kept, backTo: draftPath(language, draft.id) };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'outline', outlineForm, (answer) => answer);
}

export default function Outline() {
  const { saved, kept, backTo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <OutlinePage problems={refused ?? kept} saved={saved} backTo={backTo} />;
}
