import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { NotesPage, noteSchema } from '~/domains/casework';
import { answerMove, loadItemPage, writeNote } from '~/domains/casework/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { officers, staffAccess } from '~/platform/permissions/access';

export const handle = { ...staffAccess(officers), form: true };
export const meta = pageTitle('officer:note.title');

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await loadItemPage(args, officers, 'notes');
  return view;
}

export function action(args: ActionFunctionArgs) {
  return answerMove(args, { roles: officers, schema: noteSchema, done: 'note', run: writeNote });
}

export default function ItemNotes() {
  const { kept, ...view } = useLoaderData<typeof loader>();
  return <NotesPage {...view} problems={useActionData<typeof action>() ?? kept} />;
}
