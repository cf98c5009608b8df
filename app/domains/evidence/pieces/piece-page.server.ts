import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { today } from '~/platform/calendar';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refusal, refuse } from '~/platform/form/parse.server';
import { notFound, type RouteArgs } from '~/platform/permissions/guard.server';
import type { SendingKind } from '../evidence.codes';
import { isThere } from '../sending';
import { listToldChildren, removePiece, savePiece } from '../sending/index.server';
import { requireOwnDraft } from './own-draft.server';
import { pieceLabels } from './piece-forms';
import { piecesShown } from './pieces-shown.server';

async function requirePiece(args: RouteArgs) {
  const draft = await requireOwnDraft<SendingKind>(args, 'evidence', 'voice', 'plan');
  const { sending, language } = draft;
  const piece = sending.pieces.find(({ id }) => id === args.params.piece);
  if (!piece) throw notFound();
  const pieces = sending.pieces.filter((one) => isThere(one) || one === piece);
  const next = pieces[pieces.indexOf(piece) + 1];
  return {
    ...draft,
    piece,
    pieces,
    backTo: `/${language}/family/${sending.kind}/${sending.id}`,
    nextTo: next ? `/${language}/family/sending/${sending.id}/piece/${next.id}` : null,
  };
}

/** What the page of one piece's labels shows. */
export async function loadPiece(args: LoaderFunctionArgs) {
  const { parent, language, sending, piece, pieces, backTo, nextTo } = await requirePiece(args);
  const shown = await piecesShown(parent, { ...sending, pieces });
  return {
    pieceId: piece.id,
    pieces: shown,
    kind: sending.kind,
    told: await listToldChildren(parent.id),
    backTo,
    nextTo,
    lookAt: piece.file?.state === 'ready' ? `/${language}/family/sent-file/${piece.file.id}` : null,
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

/** Saves the labels of a piece and goes on to the next or back to the set; or takes it out. */
export async function actOnPiece(args: ActionFunctionArgs) {
  const { parent, sending, piece, backTo, nextTo } = await requirePiece(args);
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  if (values.do === 'remove') {
    await removePiece(parent.id, sending.id, piece.id);
    return redirect(`${backTo}?done=removed`);
  }
  const parsed = parse(pieceLabels(piece.form, today().toString()), values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const saved = await savePiece(parent.id, sending.id, piece.id, parsed.data);
  if (saved.kind === 'not-found') {
    args.context.refused = true;
    return refusal(values, 'gone');
  }
  return redirect(values.go === 'next' && nextTo ? nextTo : `${backTo}?done=saved`);
}
