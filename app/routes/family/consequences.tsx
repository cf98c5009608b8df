import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ConsequencesPage, consequencesForm } from '~/domains/notification';
import { answerTask, draftPath, loadQuestion } from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify-more:consequences.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  return { saved: draft.answers.consequences, kept, backTo: draftPath(language, draft.id) };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'consequences', consequencesForm, (answer) => answer);
}

export default function Consequences() {
  const { saved, kept, backTo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ConsequencesPage problems={refused ?? kept} saved={saved} backTo={backTo} />;
}
