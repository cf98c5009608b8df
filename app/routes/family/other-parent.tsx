import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { OtherParentPage, otherParentForm, toOtherParent } from '~/domains/notification';
import { answerTask, draftPath, loadQuestion } from '~/domains/notification/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = { ...familyForm, leaveQuickly: true };
// The tab says where one is, and not what the page is about: somebody may look over a shoulder.
export const meta = pageTitle('notify:tasks.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  return { saved: draft.answers.otherParent, kept, backTo: draftPath(language, draft.id) };
}

export function action(args: ActionFunctionArgs) {
  return answerTask(args, 'otherParent', otherParentForm, toOtherParent);
}

export default function OtherParent() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <OtherParentPage {...page} problems={refused ?? kept} />;
}
