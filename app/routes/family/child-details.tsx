import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ChildPage, ageFacts } from '~/domains/notification';
import {
  answerChild,
  draftPath,
  loadQuestion,
  newOrDraftChild,
} from '~/domains/notification/index.server';
import { today } from '~/platform/calendar';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify:child.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  const child = newOrDraftChild(args, draft);
  return {
    saved: child,
    age: child ? ageFacts(child, today()) : null,
    newKey: child ? null : randomUUID(),
    kept,
    backTo: draftPath(language, draft.id, 'children'),
  };
}

export function action(args: ActionFunctionArgs) {
  return answerChild(args);
}

export default function ChildDetails() {
  const { kept, saved, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ChildPage {...page} saved={saved ?? undefined} problems={refused ?? kept} />;
}
