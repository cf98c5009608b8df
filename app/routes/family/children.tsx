import { randomUUID } from 'node:crypto';
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  ChildrenPage,
  DroppedBanner,
  MOST_CHILDREN,
  ageFacts,
  severalForm,
  toNewChild,
  withChildren,
} from '~/domains/notification';
import { answerQuestion, draftPath, loadQuestion } from '~/domains/notification/index.server';
import { today } from '~/platform/calendar';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('notify:children.title');

export async function loader(args: LoaderFunctionArgs) {
  const { draft, language, kept } = await loadQuestion(args);
  const { children } = draft.answers;
  return {
    children: children.map((child) => ({ child, age: ageFacts(child, today()) })),
    base: draftPath(language, draft.id),
    full: children.length >= MOST_CHILDREN,
    kept,
  };
}

/** Adds several children in one go. */
export function action(args: ActionFunctionArgs) {
  return answerQuestion(args, {
    schema: severalForm(today()),
    toChange: (rows, { draft }) => {
      if (draft.answers.children.length + rows.length > MOST_CHILDREN) {
        return { refused: { field: 'form', code: 'too-many', values: { max: MOST_CHILDREN } } };
      }
      const added = rows.map((row) => toNewChild(row, randomUUID()));
      return { next: 'children', change: (answers) => withChildren(answers, added) };
    },
  });
}

export default function Children() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <DroppedBanner />
      <ChildrenPage {...page} problems={refused ?? kept} />
    </>
  );
}
