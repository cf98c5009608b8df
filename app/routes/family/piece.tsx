import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PiecePage } from '~/domains/evidence/components/piece-page';
import { actOnPiece, loadPiece } from '~/domains/evidence/index.server';
import { pageTitle } from '~/platform/i18n/page-title';
import { familyForm } from '~/platform/permissions/access';

export const handle = familyForm;
export const meta = pageTitle('evidence:piece.title');

export function loader(args: LoaderFunctionArgs) {
  return loadPiece(args);
}

export function action(args: ActionFunctionArgs) {
  return actOnPiece(args);
}

export default function Piece() {
  const { kept, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <PiecePage {...page} problems={refused ?? kept} />;
}
