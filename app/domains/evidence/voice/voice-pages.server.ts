import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { keptForm } from '~/platform/auth/stash.server';
import { pageControls } from '~/platform/form/page-controls.server';
import { parse, readForm, refuse, type FormValues } from '~/platform/form/parse.server';
import type { PieceLine, VoiceAnswers } from '../evidence.views';
import { requireOwnDraft, type OwnDraft } from '../pieces/own-draft.server';
import { piecesShown, senderShown } from '../pieces/pieces-shown.server';
import { isThere } from '../sending';
import { saveVoice } from '../sending/index.server';
import { saveBoardRow } from './save-board-row.server';
import { rowBeside, rowOf } from './symbols';
import { besideForm, boardForm, voiceWordsForm } from './voice.schema';

/** The parts of a child's voice that have a page of their own beside the board. */
export const WAYS = ['write', 'picture', 'speak'] as const;

type Draft = OwnDraft<'voice'>;

const homeOf = ({ language, sending }: Draft) => `/${language}/family/voice/${sending.id}`;
const nameOf = ({ sending }: Draft) => sending.child?.name ?? '';

/** What the page of a child's own voice shows; `?how=` names one of its parts. */
export async function loadVoice(args: LoaderFunctionArgs) {
  const draft = await requireOwnDraft(args, 'voice');
  const { parent, sending } = draft;
  const { searchParams } = new URL(args.request.url);
  const how = WAYS.find((way) => way === searchParams.get('how')) ?? null;
  const sends = how === 'picture' || how === 'speak';
  return {
    id: sending.id,
    name: nameOf(draft),
    home: homeOf(draft),
    answers: sending.answers,
    version: sending.version,
    until: sending.expiresAt?.slice(0, 10) ?? null,
    how,
    files: countFiles(sending.pieces.filter(isThere)),
    sender: sends ? await senderShown(parent, sending) : null,
    saved: searchParams.get('done') === 'beside',
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}

/** How many pictures (or pages) and how many recordings there are; one still unread may be either. */
function countFiles(pieces: PieceLine[]) {
  const isHeard = ({ file }: PieceLine) => file?.sort === 'audio' || file?.sort === 'video';
  const speak = pieces.filter(isHeard).length;
  return { picture: pieces.length - speak, speak };
}

/** The part of the answers that a form is about, and the version its page was made from. */
function readPart(values: FormValues) {
  if (values.do === 'words') return parse(voiceWordsForm, values);
  return parse(besideForm, values);
}

/**
 * Keeps the child's words, or what the person beside adds. With `_autosave` it only saves: 204, or
 * 409 where it was saved elsewhere; `Sending-Version` says which version is there.
 */
export async function actOnVoice(args: ActionFunctionArgs) {
  const draft = await requireOwnDraft(args, 'voice');
  const { parent, sending } = draft;
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const parsed = readPart(values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  const { version, ...part } = parsed.data;
  const saved = await saveVoice(parent.id, sending.id, { ...sending.answers, ...part }, version);
  if (saved.kind === 'not-open') return redirect(homeOf(draft));
  const headers = { 'Sending-Version': String(saved.version) };
  if (values._autosave) return data(null, { status: saved.kind === 'saved' ? 204 : 409, headers });
  if (saved.kind === 'saved') {
    return redirect(homeOf(draft) + (values.do === 'words' ? '' : '?done=beside'));
  }
  args.context.refused = true;
  const now = { ...values, version: String(saved.version) };
  const errors = [{ field: 'form', code: 'stale' }];
  return data<VoiceRefused>({ values: now, errors, there: saved.there }, { status: 409 });
}

/** What a part was refused with; `there` is what was saved elsewhere meanwhile. */
export type VoiceRefused = ReturnType<typeof refuse>['data'] & { there?: VoiceAnswers };

/** What one row of the board shows. */
export async function loadBoard(args: LoaderFunctionArgs) {
  const draft = await requireOwnDraft(args, 'voice');
  const row = rowOf(new URL(args.request.url).searchParams.get('row'));
  return {
    name: nameOf(draft),
    home: homeOf(draft),
    row,
    chosen: draft.sending.answers.board[row] ?? [],
    kept: await keptForm(args.request, `parent:${draft.parent.id}`),
  };
}

/** Keeps one row of the board and goes on to the next, or back to the child's page after the last. */
export async function actOnBoard(args: ActionFunctionArgs) {
  const draft = await requireOwnDraft(args, 'voice');
  const { parent, sending } = draft;
  const values = await readForm(args.request);
  const control = await pageControls(args.request, `parent:${parent.id}`, values);
  if (control) return control;
  const row = rowOf(new URL(args.request.url).searchParams.get('row'));
  const parsed = parse(boardForm(row), values);
  if (!parsed.ok) {
    args.context.refused = true;
    return refuse(parsed.problems);
  }
  await saveBoardRow(parent.id, sending, row, parsed.data.chosen);
  const next = rowBeside(row, 1);
  return redirect(next ? `${homeOf(draft)}/board?row=${next}` : homeOf(draft));
}

/** What the page shows on which a child's voice is looked through before it is sent. */
export async function loadVoiceCheck(args: LoaderFunctionArgs) {
  const draft = await requireOwnDraft(args, 'voice');
  const { parent, sending } = draft;
  return {
    name: nameOf(draft),
    home: homeOf(draft),
    answers: sending.answers,
    version: sending.version,
    unfinished: sending.unfinished,
    pieces: await piecesShown(parent, sending),
    kept: await keptForm(args.request, `parent:${parent.id}`),
  };
}
