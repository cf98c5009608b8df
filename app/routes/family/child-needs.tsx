import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DroppedBanner, NeedsPage, ageFacts, needsForm, withChild } from '~/domains/notification';
import { answerQuestion, draftPath, requireDraftChild } from '~/domains/notification/index.server';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify:needs.pageTitle');

export async function loader(args: LoaderFunctionArgs) {
  const { actor, draft, child, language } = await requireDraftChild(args);
  return {
    saved: child.needs,
    age: ageFacts(child, today()),
    backTo: draftPath(language, draft.id, 'children'),
    kept: await keptForm(args.request, `parent:${actor.id}`),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { child } = await requireDraftChild(args);
  return answerQuestion(args, {
    schema: needsForm,
    toChange: (needs) => ({
      next: 'children',
      change: (answers) => withChild(answers, child.key, (each) => ({ ...each, needs })),
    }),
  });
}

export default function ChildNeeds() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <DroppedBanner />
      <NeedsPage {...page} problems={refused ?? kept} />
    </>
  );
}
