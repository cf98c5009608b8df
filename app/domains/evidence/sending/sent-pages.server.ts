import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import {
  notFound,
  requireLanguage,
  requireParent,
  type RouteArgs,
} from '~/platform/permissions/guard.server';
import { fileLimitsOf, listFiles } from '../files/index.server';
import { deleteDraftSending } from './delete-draft.server';
import { findSending, listSendings } from './sending.store.server';
import { listToldChildren } from './told-children.server';
import { withdrawSending } from './withdraw-sending.server';

async function requireOwnSending(args: RouteArgs) {
  const language = requireLanguage(args);
  const parent = await requireParent(args);
  const sending = await findSending(parent.id, args.params.sending ?? '');
  if (!sending) throw notFound();
  return { language, parent, sending };
}

async function requireSent(args: RouteArgs) {
  const found = await requireOwnSending(args);
  const { language, sending } = found;
  if (sending.state === 'draft') {
    throw redirect(`/${language}/family/${sending.kind}/${sending.id}`);
  }
  return found;
}

const doneCodes = ['sent', 'withdrawn', 'read'] as const;

/** The receipt of what this parent sent; a draft leads to its own page. */
export async function loadSent(args: LoaderFunctionArgs) {
  const { parent, sending, language } = await requireSent(args);
  const done = new URL(args.request.url).searchParams.get('done');
  const [files, limits] = await Promise.all([
    listFiles({ ...parent, language }, { sendingId: sending.id }),
    fileLimitsOf(parent.id),
  ]);
  return { sending, files, limits, done: doneCodes.find((code) => code === done) ?? null };
}

/** What the page shows on which something sent is taken back. */
export async function loadWithdraw(args: LoaderFunctionArgs) {
  const { language, sending } = await requireSent(args);
  const receipt = `/${language}/family/sent/${sending.id}`;
  if (sending.state !== 'sent' || sending.firstReadAt) throw redirect(receipt);
  return { kind: sending.kind, child: sending.child, sentAt: sending.sentAt, receipt };
}

/** Takes it back, unless somebody of the council was quicker; the receipt says what came of it. */
export async function actOnWithdraw(args: ActionFunctionArgs) {
  const { language, parent, sending } = await requireSent(args);
  const { kind } = await withdrawSending(parent.id, sending.id);
  const done = kind === 'read' ? '?done=read' : kind === 'not-open' ? '' : '?done=withdrawn';
  return redirect(`/${language}/family/sent/${sending.id}${done}`);
}

/** What the page shows on which a draft is deleted. */
export async function loadDelete(args: LoaderFunctionArgs) {
  const { language, sending } = await requireOwnSending(args);
  if (sending.state !== 'draft') throw redirect(`/${language}/family/sent/${sending.id}`);
  const files = sending.pieces.filter((piece) => piece.form === 'file').length;
  const backTo = `/${language}/family/${sending.kind}/${sending.id}`;
  return { kind: sending.kind, child: sending.child, files, backTo };
}

/** Deletes the draft with its files. */
export async function actOnDelete(args: ActionFunctionArgs) {
  const { language, parent, sending } = await requireOwnSending(args);
  const { kind } = await deleteDraftSending(parent.id, sending.id);
  if (kind === 'not-open') return redirect(`/${language}/family/sent/${sending.id}`);
  return redirect(`/${language}/family/plans?done=deleted`);
}

/** Everything this parent ever sent or is about to send. */
export async function loadList(args: LoaderFunctionArgs) {
  requireLanguage(args);
  const parent = await requireParent(args);
  const [sendings, children] = await Promise.all([
    listSendings(parent.id),
    listToldChildren(parent.id),
  ]);
  return { sendings, children };
}
