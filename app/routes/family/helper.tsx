import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { HelperPage, helperForm, toHelper } from '~/domains/notification';
import { answerTask, draftPath, loadQuestion } from '~/domains/notification/index.server';
import { today } from '~/platform/calendar';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = { ...familyForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('notify:tasks.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  return { saved: draft.answers.helper, kept, backTo: draftPath(language, draft.id) };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'helper', helperForm(today()), toHelper);
}

export default function Helper() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <HelperPage {...page} problems={refused ?? kept} />;
}
