import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BoardPage } from '~/domains/evidence/components/board-page';
import { actOnBoard, loadBoard } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('voice:board.pageTitle');

export function loader(args: LoaderFunctionArgs) {
  return loadBoard(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnBoard(args);
}

export default function VoiceBoard() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <BoardPage {...page} problems={refused ?? kept} />;
}
